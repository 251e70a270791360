/** The identity of a pack: what its files say, not where they lie. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import canonicalize from 'canonicalize'

/** Hex SHA-256 of the RFC 8785 JSON of { path: sha256 } over the files of `dir`; paths with "/", names that begin with "." left out. */
export async function fingerprint(dir: string): Promise<string> {
  const byPath: Record<string, string> = {}
  for (const path of await packFiles(dir)) byPath[path] = await sha256(join(dir, path))
  return createHash('sha256').update(canonicalize(byPath) ?? '').digest('hex')
}

/** The files of a pack, relative to it, in order of name. */
export async function packFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(path => !path.split('/').some(part => part.startsWith('.'))).sort()
}

/** Hex SHA-256 of a file, streamed. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}
