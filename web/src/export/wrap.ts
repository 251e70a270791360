/** A Chinese character with the marks that may not begin a line, a word, or what is between them. */
const PART = /\p{Script=Han}[，。；：、）”]*\s*|[^\s\p{Script=Han}]+\s*|\s+/gu

/** A text in lines that fit; a part that fits nowhere has a line of its own. */
export function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = []
  for (const [part] of text.matchAll(PART)) {
    const last = lines.at(-1)
    if (last !== undefined && fits(`${last}${part}`.trimEnd())) lines[lines.length - 1] = last + part
    else lines.push(part)
  }
  return lines.map((line) => line.trimEnd())
}
