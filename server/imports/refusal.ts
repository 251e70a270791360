import type { Code } from '../protocol/codes.ts'

/** An expected refusal of something about an import, with its stable code and one sentence for a person. */
export class ImportRefusal extends Error {
  readonly code: Code
  constructor(code: Code, message: string) {
    super(message)
    this.name = 'ImportRefusal'
    this.code = code
  }
}

/** What went wrong as a refusal where it is one: a full disk says so. Anything else is a defect and is thrown on. */
export function asRefusal(error: unknown): ImportRefusal {
  if (error instanceof ImportRefusal) return error
  if (isFull(error)) return new ImportRefusal('disk.full', FULL)
  throw error
}

/** What a person reads then. */
export const FULL = 'the disk of the data folder is full, nothing of it was kept; make room and send it again'

/** Whether it, or what it came from, says that the disk is full. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && (('code' in error && error.code === 'ENOSPC') || isFull(error.cause))
}
