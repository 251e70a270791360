import { fileName } from './file-name.ts'

/** Hands a file to the browser's downloads. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName(name)
  link.click()
  // The browser has read the address by the next turn; keeping it would keep the bytes.
  setTimeout(() => { URL.revokeObjectURL(url) }, 1_000)
}
