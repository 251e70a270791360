/** Objects within objects that this looks into; a CloudEvent has two. */
const DEPTH = 4

/**
 * RFC 8785 JSON of plain data: objects of texts, numbers, truth values and such objects, named by anything but digits. Null for whatever
 * else there is, which the canonicalize package writes or refuses: the engine's own JSON is six times as fast, and needs only its keys in
 * order, so most of what a feed sends never meets the package.
 */
export function plainJson(value: unknown): string | null {
  const ordered = isRecord(value) ? inOrder(value, DEPTH) : null
  if (ordered === null) return null
  const text = JSON.stringify(ordered)
  // Half a surrogate pair leaves JSON.stringify as an escape, and is no text for RFC 8785.
  return text.includes('\\ud') ? null : text
}

type Fields = Record<string, unknown>

/** A copy whose keys stand in the order of their UTF-16 units, or null where this is no plain data. */
function inOrder(value: Readonly<Fields>, depth: number): Fields | null {
  if (depth === 0) return null
  const copy: Fields = {}
  for (const key of sorted(Object.keys(value))) {
    // Engines put keys that read as whole numbers first, and a prototype is no field.
    if (isDigit(key.charCodeAt(0)) || key === '__proto__') return null
    const field = value[key]
    if (typeof field === 'string' || typeof field === 'boolean' || field === null || Number.isFinite(field)) copy[key] = field
    else {
      const inner = isRecord(field) ? inOrder(field, depth - 1) : null
      if (inner === null) return null
      copy[key] = inner
    }
  }
  return copy
}

/** Keys beyond which insertion would be slower than the general sort, and at a million never end. */
const FEW = 40

/** By insertion, as keys are usually few and nearly in order. */
function sorted(keys: string[]): string[] {
  if (keys.length > FEW) return keys.sort()
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string
    let at = i
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string
    keys[at] = key
  }
  return keys
}

function isDigit(code: number): boolean { return code >= 48 && code <= 57 }

/** An object that is nothing but its fields: a list, a date or anything that knows how to write itself is not. */
function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
