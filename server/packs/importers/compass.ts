/** Wind direction in words of the compass, as Chinese networks and UCI publish it. */

const POINTS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW']
/** Calm and variable: UCI 381 writes cv. Such an hour has a speed and no direction, so the direction is missing. */
const CALM = new Set(['CV', 'CALM', 'C'])

/** Degrees that the wind comes from, north 0; null for calm or variable air; undefined where the word is none of the compass. */
export function compassDegrees(word: string): number | null | undefined {
  const text = word.trim().toUpperCase()
  if (CALM.has(text)) return null
  const index = POINTS.indexOf(text)
  return index < 0 ? undefined : index * 22.5
}
