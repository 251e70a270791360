/**
 * What is no message: marks of punctuation, units, symbols and names that are written the same in every language or belong to one.
 * Messages (web/messages) are sentences and words, each of them translated; test/web/messages.test.ts holds them to it.
 */

/** Between parts of a sentence. */
export const JOINT = { zh: '，', en: ', ' } as const

/** The other language as it calls itself, for who looks for it: on the button, and in full. */
export const OTHER_LANGUAGE = {
  zh: { short: 'EN', full: 'Switch to English', lang: 'en' },
  en: { short: '中文', full: '切换到中文', lang: 'zh-CN' },
} as const

/** Event hours a second. */
export function speedText(speed: number | string): string { return `${speed}\u00a0h/s` }
