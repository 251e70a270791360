/**
 * How messages/{zh,en}.json are read by the message compiler: flat keys, `{name}` for a value.
 * Ours, because the usual plugin is fetched from a network, and this project needs none.
 */
const placeholder = /\{(\w+)\}/g

export default {
  key: 'xuefeng.message-format',
  toBeImportedFiles: ({ settings }) => settings.locales.map((locale) => ({ path: `./messages/${locale}.json`, locale })),
  importFiles: ({ files }) => {
    const bundles = new Map()
    const messages = []
    const variants = []
    for (const file of files) {
      for (const [id, text] of Object.entries(JSON.parse(new TextDecoder().decode(file.content)))) {
        const names = [...text.matchAll(placeholder)].map((found) => found[1])
        const known = bundles.get(id)?.declarations.map((one) => one.name) ?? []
        bundles.set(id, { id, declarations: [...new Set([...known, ...names])].map((name) => ({ type: 'input-variable', name })) })
        messages.push({ bundleId: id, locale: file.locale, selectors: [] })
        variants.push({ messageBundleId: id, messageLocale: file.locale, matches: [], pattern: patternOf(text) })
      }
    }
    return { bundles: [...bundles.values()], messages, variants }
  },
}

function patternOf(text) {
  const parts = []
  let at = 0
  for (const found of text.matchAll(placeholder)) {
    if (found.index > at) parts.push({ type: 'text', value: text.slice(at, found.index) })
    parts.push({ type: 'expression', arg: { type: 'variable-reference', name: found[1] } })
    at = found.index + found[0].length
  }
  if (at < text.length) parts.push({ type: 'text', value: text.slice(at) })
  return parts
}
