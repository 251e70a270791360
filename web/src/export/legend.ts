/** One entry of the legend in a picture. */
export interface PictureKey { readonly label: string; readonly colour: string; readonly kind: 'line' | 'dash' | 'point' | 'area' | 'hatch' | 'ring' | 'note'; /** Empty for a solid line. */ readonly dash: readonly number[]; readonly value?: string }

/** Margin of a picture, px. */
export const PAD = 16

/** An entry and where it begins, px. */
export interface Placed { readonly key: PictureKey; readonly x: number }

/** Entries in rows that fit the width, by a measure of 8 px a letter and 14 px a Chinese character. */
export function legendRows(keys: readonly PictureKey[], width: number): Placed[][] {
  const rows: Placed[][] = []
  let x = 0
  for (const key of keys) {
    const wide = 46 + [...shownKey(key)].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 14 : 8), 0)
    const row = rows.at(-1)
    if (row === undefined || x + wide > width) {
      rows.push([{ key, x: PAD }])
      x = wide
    } else {
      row.push({ key, x: PAD + x })
      x += wide
    }
  }
  return rows
}

/** What stands beside the mark. */
export function shownKey({ label, value }: PictureKey): string { return value === undefined || value === '' ? label : `${label} ${value}` }
