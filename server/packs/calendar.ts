/** Days of seeds/calendar: the nights of fireworks are data, and quality gets them handed in. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const springFestivals = z.strictObject({
  name: z.strictObject({ zh: z.string(), en: z.string() }), source: z.string(), status: z.enum(['found', 'assumed']),
  dates: z.array(z.iso.date()),
})

/** First days of Chinese years, `2015-02-19`, in order. Throws where the file does not fit its schema, which is a defect. */
export function loadSpringFestivals(): readonly string[] {
  const file = fileURLToPath(new URL('../../seeds/calendar/spring-festivals.json', import.meta.url))
  return springFestivals.parse(JSON.parse(readFileSync(file, 'utf8'))).dates
}
