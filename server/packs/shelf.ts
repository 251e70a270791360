/** The packs that were imported into a data folder: each in a folder named by its SHA-256, there as a whole or not at all. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.ts'
import { manifestSchema, type Manifest } from './manifest.ts'

/** What is known of an imported pack without opening it. */
export interface Shelved { readonly dir: string; readonly sha256: string; readonly name: string; readonly title: Manifest['title']; readonly synthetic: boolean }

const SHA256 = /^[0-9a-f]{64}$/

/** Lists the imported packs of a data folder. Their bytes never change, so each manifest is read once. */
export class Shelf {
  readonly #folder: string
  readonly #known = new Map<string, Shelved & { readonly since: number }>()

  constructor(data: string) { this.#folder = folderOf(data) }

  /** As they lie on disk now, in the order of their import. A folder that cannot be read as a pack is passed over. */
  packs(): readonly Shelved[] {
    const present = new Set(existsSync(this.#folder) ? readdirSync(this.#folder).filter((name) => SHA256.test(name)) : [])
    for (const sha256 of this.#known.keys()) if (!present.has(sha256)) this.#known.delete(sha256)
    for (const sha256 of present) if (!this.#known.has(sha256)) this.#look(sha256)
    return [...this.#known.values()].sort((a, b) => a.since - b.since || (a.sha256 < b.sha256 ? -1 : 1))
  }

  #look(sha256: string): void {
    const dir = join(this.#folder, sha256)
    try {
      const { name, title, xuefeng } = manifestSchema.parse(JSON.parse(readFileSync(join(dir, 'datapackage.json'), 'utf8')))
      this.#known.set(sha256, { dir, sha256, name, title, synthetic: xuefeng.synthetic, since: statSync(dir).mtimeMs })
    } catch { /* Nobody wrote it this way; it stays where it is, and is no pack. */ }
  }
}

/**
 * Puts a finished pack on the shelf by renaming it, so that it is there whole or not at all. The same bytes twice are one pack; one
 * whose files are no longer those of its name gives way, or "import them again" would mend nothing.
 */
export async function shelve(folder: string, data: string, sha256: string): Promise<void> {
  const target = join(folderOf(data), sha256)
  mkdirSync(folderOf(data), { recursive: true })
  const sound = existsSync(target) && await fingerprint(target).then((found) => found === sha256, () => false)
  if (sound) { rmSync(folder, { recursive: true, force: true }); return }
  // Only renames from here on, in one turn: what is removed afterwards lies beside the new pack's old place.
  const broken = `${folder}.broken`
  if (existsSync(target)) renameSync(target, broken)
  renameSync(folder, target)
  rmSync(broken, { recursive: true, force: true })
}

function folderOf(data: string): string { return join(data, 'packs') }
