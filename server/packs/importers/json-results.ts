/**
 * The elements of "results" in a JSON document, one at a time: memory does not grow with the file. Several documents may follow
 * one another, as pages saved into one file do. The rest of each document is checked too, so broken JSON never passes.
 */
import { createReadStream } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import { refusal } from './importer.ts'

/** 1 MiB: one measurement of OpenAQ has 700 bytes. */
const LONGEST_ELEMENT = 1 << 20

/** Calls `element` with each parsed element, the line it began on and its place such as results[3]. Throws BadInput where it is no JSON. */
export async function eachResult(path: string, name: string, element: (value: unknown, line: number, place: string) => void): Promise<void> {
  const splitter = new Splitter(name, element)
  const decoder = new StringDecoder('utf8')
  const source = createReadStream(path, { highWaterMark: 1 << 16 })
  const gunzip = await startsLikeGzip(path) ? createGunzip() : null
  if (gunzip !== null) source.on('error', error => gunzip.destroy(error)).pipe(gunzip)
  try {
    for await (const chunk of gunzip ?? source) splitter.take(decoder.write(Buffer.from(chunk)))
    splitter.take(decoder.end())
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw refusal('file.broken-gzip', name, null, null, 'the gzip data is broken or cut short; fetch the file again')
    throw error
  } finally { source.destroy() }
  splitter.end()
}

async function startsLikeGzip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 1 })) return chunk[0] === 0x1f && chunk[1] === 0x8b
  return false
}

type Element = (value: unknown, line: number, place: string) => void

/** Follows strings and brackets. `#shell` is the document without its results, `#part` the element being read. */
class Splitter {
  readonly #name: string
  readonly #element: Element
  #depth = 0
  #inString = false
  #escaped = false
  #shell = ''
  #part = ''
  /** Whether the reading stands inside the array of results, and what may come next there. */
  #inside = false
  #expects: 'element' | 'first' | 'comma' = 'first'
  #line = 1
  #partLine = 1
  #count = 0
  #lists = 0

  constructor(name: string, element: Element) { this.#name = name; this.#element = element }

  take(text: string): void {
    for (const character of text) {
      if (character === '\n') this.#line++
      if (this.#inside) this.#takeInside(character)
      else this.#takeShell(character)
      if (this.#shell.length + this.#part.length > LONGEST_ELEMENT) throw refusal('line.too-long', this.#name, this.#line, null, `one measurement is longer than ${LONGEST_ELEMENT} bytes; is this a file of OpenAQ?`)
    }
  }

  end(): void {
    if (this.#inside || this.#depth > 0 || this.#shell.trim() !== '') throw this.#broken('it ends in the middle')
    if (this.#lists === 0) throw refusal('file.no-format', this.#name, null, null, 'the JSON has no list "results" at its top, so it is no answer of OpenAQ v3')
  }

  #takeShell(character: string): void {
    if (this.#depth === 0 && this.#shell === '' && /\s/.test(character)) return
    const within = this.#inString
    this.#follow(character)
    this.#shell += character
    if (!within && character === '[' && this.#depth === 2 && /"results"\s*:\s*\[$/.test(this.#shell.slice(-64))) {
      this.#inside = true
      this.#lists++
      this.#expects = 'first'
    } else if (this.#depth === 0 && !this.#inString) {
      // A top level that is neither object nor array ends nowhere, so it is refused at its first character.
      if (!/[}\]]/.test(character)) throw this.#broken(`a document begins with ${JSON.stringify(character)}`)
      this.#parse(this.#shell)
      this.#shell = ''
    }
  }

  #takeInside(character: string): void {
    if (this.#part === '') {
      if (/\s/.test(character)) return
      if (character === ']' && this.#expects !== 'element') { this.#inside = false; this.#follow(character); this.#shell += character; return }
      if (character === ',' && this.#expects === 'comma') { this.#expects = 'element'; return }
      if (this.#expects === 'comma' || !/[{["\d\-tfn]/.test(character)) throw this.#broken(`${JSON.stringify(character)} stands between two results`)
      this.#partLine = this.#line
    }
    if (this.#depth === 2 && !this.#inString && this.#part !== '' && /[,\]\s]/.test(character)) { this.#finish(); this.#takeInside(character); return }
    this.#follow(character)
    this.#part += character
    if (this.#depth === 2 && !this.#inString && /[}\]"]/.test(character)) this.#finish()
  }

  #finish(): void {
    const value = this.#parse(this.#part)
    this.#part = ''
    this.#expects = 'comma'
    this.#element(value, this.#partLine, `results[${this.#count++}]`)
  }

  #follow(character: string): void {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false
      else if (character === '\\') this.#escaped = true
      else if (character === '"') this.#inString = false
    } else if (character === '"') this.#inString = true
    else if (character === '{' || character === '[') this.#depth++
    else if (character === '}' || character === ']') this.#depth--
    if (this.#depth < 0) throw this.#broken('a bracket closes that was not open')
  }

  #parse(text: string): unknown {
    try { return JSON.parse(text) } catch (error) { throw this.#broken(error instanceof Error ? error.message : 'unreadable') }
  }

  #broken(why: string) { return refusal('file.not-json', this.#name, this.#line, null, `the file is no JSON (${why.slice(0, 200)}); fetch it again`) }
}
