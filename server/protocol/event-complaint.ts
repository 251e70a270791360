/** What a schema found wrong: where, and "must …; how to mend it". */
export interface Finding { readonly path: readonly PropertyKey[]; readonly message: string }

/** One sentence of a finding: field, what it must be, the value that came, how to mend it. Short however large the value. */
export function complaint(input: unknown, { path, message }: Finding): string {
  const [must = message, mend] = message.split('; ')
  const field = path.length === 0 ? 'the event' : path.map(String).map(short).join('.')
  return `${field} ${must}, got ${shown(at(input, path))}${mend === undefined ? '' : `: ${mend}`}`
}

/** The sentence for a name that nobody knows. `known` are the names that would be. */
export function unknownName(path: readonly PropertyKey[], known: readonly string[]): string {
  return `${path.map(String).map(short).join('.')} is not known: use ${known.join(', ')}, or leave it out`
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.getOwnPropertyDescriptor(value, key)?.value
  }
  return value
}

/** Objects and lists are named, not printed: they may be a million levels deep. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'string' ? JSON.stringify(short(value)) : String(value)
}

function short(given: string): string { return given.length > 60 ? `${given.slice(0, 60).toWellFormed()}…` : given }
