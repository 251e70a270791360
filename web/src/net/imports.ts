import { ImportPreview, ImportView, type ImportAnswers, type StartImport } from '../../../server/protocol/imports.ts'

/** What the server refused, with its stable code; `message` is its sentence. A server that does not answer is `unreachable`. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const path = (id: string, rest = ''): string => `/api/imports/${encodeURIComponent(id)}${rest}`
const ofFile = (id: string, name: string): string => path(id, `/files/${encodeURIComponent(name)}`)

export async function beginImport(): Promise<ImportView> { return ImportView.parse(await ask('POST', '/api/imports')) }
export async function importView(id: string): Promise<ImportView> { return ImportView.parse(await ask('GET', path(id))) }
export async function previewImport(id: string): Promise<ImportPreview> { return ImportPreview.parse(await ask('GET', path(id, '/preview'))) }
export async function answerImport(id: string, said: ImportAnswers): Promise<void> { await ask('PUT', path(id, '/answers'), said) }
export async function startImport(id: string, start: StartImport): Promise<void> { await ask('POST', path(id), start) }
export async function dropFile(id: string, name: string): Promise<void> { await ask('DELETE', ofFile(id, name)) }

/** Cancels whatever runs and lets the server forget the files; the page may be on its way out. */
export function cancelImport(id: string): void { void fetch(path(id), { method: 'DELETE', keepalive: true }).catch(() => undefined) }

/** The room of a pack, opened if it is not. */
export async function openPack(sha256: string): Promise<string> {
  const answer = await ask('POST', '/api/episodes', { pack: sha256 })
  return typeof answer === 'object' && answer !== null && 'room' in answer ? String(answer.room) : ''
}

/** Sends a file; `sent` hears how much of it has gone. By XMLHttpRequest, since `fetch` does not tell. */
export function sendFile(id: string, name: string, file: Blob, sent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', ofFile(id, name))
    request.upload.onprogress = (event) => { sent(event.loaded) }
    request.onload = () => { if (request.status === 201) resolve(); else reject(refusalIn(request.responseText, request.status)) }
    request.onerror = () => { reject(new Refused('unreachable', '')) }
    request.onabort = () => { reject(new Refused('aborted', '')) }
    signal.addEventListener('abort', () => { request.abort() })
    request.send(file)
  })
}

async function ask(method: string, address: string, body?: unknown): Promise<unknown> {
  let answer: Response
  try { answer = await fetch(address, { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) }) } catch { throw new Refused('unreachable', '') }
  const text = await answer.text()
  if (!answer.ok) throw refusalIn(text, answer.status)
  const said: unknown = text === '' ? null : JSON.parse(text)
  return said
}

function refusalIn(text: string, status: number): Refused {
  try {
    const said: unknown = JSON.parse(text)
    if (typeof said === 'object' && said !== null && 'code' in said && 'detail' in said) return new Refused(String(said.code), String(said.detail))
  } catch { /* no problem document: somebody between us and the server has answered */ }
  return new Refused('unreachable', String(status))
}
