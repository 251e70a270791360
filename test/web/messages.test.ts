import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isCode, projectSources } from '../tidy/sources.ts'

const HAN = /\p{Script=Han}/u
/** Messages that are the same in both languages on purpose: names, and nothing else. Symbols and units are no messages (i18n/marks.ts). */
const NAMES: readonly string[] = ['key_language']

const texts = (locale: 'zh' | 'en'): Record<string, string> => JSON.parse(readFileSync(new URL(`../../web/messages/${locale}.json`, import.meta.url), 'utf8')) as Record<string, string>
const [zh, en] = [texts('zh'), texts('en')]
/** What is left of a message without the values that are filled in. */
const own = (text: string): string => text.replace(/\{\w+\}/g, '')

describe('messages', () => {
  it('are there in both languages, with the same values to fill in', () => {
    // Oracle: the keys, and the names in braces, of one language against the other.
    const names = (all: Record<string, string>) => Object.fromEntries(Object.entries(all).map(([key, text]) => [key, [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort()]))
    expect(Object.keys(zh).length).toBeGreaterThan(200)
    expect(names(en)).toEqual(names(zh))
  })

  it('have Han characters, every one of the Chinese, and none of the English but for names', () => {
    // Oracle: the bar of issue 3, and the Unicode property of the script; what is filled in does not count.
    expect(Object.entries(zh).filter(([, text]) => !HAN.test(own(text)))).toEqual([])
    expect(Object.entries(en).filter(([key, text]) => HAN.test(own(text)) && !NAMES.includes(key))).toEqual([])
  })

  it('are not the same text twice, but for names', () => {
    // Oracle: the bar; a text that nobody translated is the same in both. The list of names is short and each of them is needed.
    expect(Object.keys(zh).filter((key) => zh[key] === en[key]).sort()).toEqual([...NAMES].sort())
  })

  it('are all said somewhere', () => {
    // Oracle: the sources of the screen: each key is called, quoted, or begins like a family whose member is chosen by a value.
    const sources = projectSources(fileURLToPath(new URL('../..', import.meta.url))).filter(({ path }) => path.startsWith('web/src/') && isCode(path)).map(({ text }) => text).join('\n')
    const families = [...sources.matchAll(/`([a-z][a-z0-9_]*_)\$\{/g)].map(([, family]) => family ?? '')
    const said = (key: string): boolean => new RegExp(`\\bm\\.${key}\\(|['"]${key}['"]`).test(sources) || families.some((family) => key.startsWith(family))
    expect(Object.keys(zh).filter((key) => !said(key))).toEqual([])
  })
})
