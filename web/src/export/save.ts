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

/** A name that every file system takes: no separators, no control characters, at most 80 characters. */
export function fileName(name: string): string {
  const clean = [...name].map((letter) => /[\p{L}\p{N}._-]/u.test(letter) ? letter : '-').join('').replace(/-+/g, '-').replace(/^[-.]+/, '')
  return clean.slice(0, 80) || 'xuefeng'
}
