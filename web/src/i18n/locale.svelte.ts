import { baseLocale, overwriteGetLocale, type Locale } from './generated/runtime.js'

const KEY = 'xuefeng.lang'

/** The viewer's language: the link's, else the one chosen before on this machine, else Chinese. */
class Language {
  now = $state<Locale>(baseLocale)

  start(): void {
    const asked = new URL(location.href).searchParams.get('lang') ?? localStorage.getItem(KEY)
    if (asked === 'zh' || asked === 'en') this.now = asked
    overwriteGetLocale(() => this.now)
    this.#show()
  }

  turn(): void {
    this.now = this.now === 'zh' ? 'en' : 'zh'
    localStorage.setItem(KEY, this.now)
    const url = new URL(location.href)
    url.searchParams.set('lang', this.now)
    history.replaceState(null, '', url)
    this.#show()
  }

  /** The text of a bilingual name in this language. */
  of(both: { readonly zh: string; readonly en: string }): string { return this.now === 'zh' ? both.zh : both.en }

  #show(): void { document.documentElement.lang = this.now === 'zh' ? 'zh-CN' : 'en' }
}

export const language = new Language()
