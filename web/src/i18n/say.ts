import * as messages from './generated/messages.js'

export { messages as m }

/** A message by its key, values filled in; a key that nobody wrote is shown as it is, so that it is found. */
export function say(key: string, values: Record<string, string> = {}, locale?: 'zh' | 'en'): string {
  const message: unknown = Reflect.get(messages, key)
  return typeof message === 'function' ? String(Reflect.apply(message, undefined, [values, locale === undefined ? {} : { locale }])) : key
}
