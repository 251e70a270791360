/** A folder of a network's daily files may hold some thousands; beyond that somebody has dropped a disk. */
const MOST = 10_000

/** The files that were dropped, those inside dropped folders among them. Must be called while the event is told: its items are gone afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.kind === 'file' ? [{ entry: item.webkitGetAsEntry(), file: item.getAsFile() }] : [])
  const found: File[] = []
  for (const { entry, file } of entries) {
    if (entry === null || entry.isFile) { if (file !== null) found.push(file) } else await walk(entry, found)
  }
  return found
}

async function walk(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length >= MOST) return
  if (isFile(entry)) {
    // Files of the system, such as .DS_Store, are nobody's data.
    if (!entry.name.startsWith('.')) found.push(await new Promise<File>((resolve, reject) => { entry.file(resolve, reject) }))
  } else if (isFolder(entry)) {
    const reader = entry.createReader()
    // A reader gives a hundred at a time, and nothing once it is through.
    for (let some = await read(reader); some.length > 0; some = await read(reader)) for (const one of some) await walk(one, found)
  }
}

function read(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> { return new Promise((resolve, reject) => { reader.readEntries(resolve, reject) }) }
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry { return entry.isFile }
function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry { return entry.isDirectory }
