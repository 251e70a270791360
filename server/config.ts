import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { UsageError } from './cli/command.ts'

/** The pack that is played where none is named. */
export const DEFAULT_PACK = fileURLToPath(new URL('../seeds/synthetic-winter', import.meta.url))
/** The packs that are served where none is named, the first one on the screen. */
export const DEFAULT_PACKS: readonly string[] = [DEFAULT_PACK, fileURLToPath(new URL('../seeds/synthetic-ozone', import.meta.url))]
/** Logs of a server that was started without --data. */
export const DEFAULT_DATA = fileURLToPath(new URL('../data', import.meta.url))
export const DEFAULT_MEMBERS = 100
export const DEFAULT_SEED = 1
export const DEFAULT_PORT = 8640

/** Numbers of the command line; the message becomes "--port must be …". */
export const Port = z.coerce.number().int().min(0).max(65_535)
/** 2,000 members of an eight-day episode take about 4 GB. */
export const Members = z.coerce.number().int().min(1).max(2_000)
export const Seed = z.coerce.number().int().min(0).max(2_147_483_647)
export const Workers = z.coerce.number().int().min(1).max(64)
export const Chunk = z.coerce.number().int().min(1).max(1_000_000)

/** An option's number, or a sentence saying what it must be. */
export function option(schema: z.ZodType<number>, name: string, given: string | undefined, fallback: number): number {
  if (given === undefined) return fallback
  const parsed = schema.safeParse(given === '' ? undefined : given)
  if (parsed.success) return parsed.data
  throw new UsageError(`--${name} is "${given}"; ${parsed.error.issues[0]?.message ?? 'it must be a whole number'}`)
}


