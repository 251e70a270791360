/** A name that every file system takes: no separators, no control characters, at most 80 characters. */
export function fileName(name: string): string {
  const clean = [...name].map((letter) => /[\p{L}\p{N}._-]/u.test(letter) ? letter : '-').join('').replace(/-+/g, '-').replace(/^[-.]+/, '')
  return clean.slice(0, 80) || 'xuefeng'
}
