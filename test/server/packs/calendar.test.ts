import { expect, it } from 'vitest'
import { loadSpringFestivals } from '../../../server/packs/calendar.ts'

const DAY = 86_400_000

it('knows the month in which every Chinese year from 2000 to 2035 begins', () => {
  // Oracle: the Chinese calendar of ICU, which Node carries. Its new moon of 2027 and 2030 is on the wrong side of midnight by minutes.
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  const firsts: number[] = []
  for (let day = Date.UTC(2000, 0, 1); day < Date.UTC(2036, 0, 1); day += DAY) {
    const parts = Object.fromEntries(chinese.formatToParts(day).map(({ type, value }) => [type, value]))
    if (parts['month'] === '1' && parts['day'] === '1') firsts.push(day)
  }
  const off = loadSpringFestivals().map((date, i) => Math.round((Date.parse(date) - firsts[i]!) / DAY))
  expect(off).toHaveLength(36)
  expect(off.filter(days => days !== 0)).toEqual([-1, 1])
})

it('knows the day: that of the new moon in Beijing', () => {
  // Oracle: Meeus, Astronomical Algorithms (2nd edition), chapter 49, good to a minute; GB/T 33661-2017 counts days at UTC+8.
  for (const date of loadSpringFestivals()) {
    const moons = [0, 1].map(more => newMoon(Math.floor((Date.parse(date) - Date.UTC(2000, 0, 6)) / DAY / 29.530588861) + more))
    expect(moons.map(moon => new Date(moon + DAY / 3).toISOString().slice(0, 10))).toContain(date)
  }
})

/** Milliseconds of the k-th new moon after that of 2000-01-06. */
function newMoon(k: number): number {
  const t = k / 1236.85
  const e = 1 - 0.002516 * t
  const sin = (degrees: number) => Math.sin(degrees * Math.PI / 180)
  const sun = 2.5534 + 29.1053567 * k
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
  const node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
  const terms = [[-0.4072, moon], [0.17241 * e, sun], [0.01608, 2 * moon], [0.01039, 2 * node], [0.00739 * e, moon - sun], [-0.00514 * e, moon + sun],
    [0.00208 * e * e, 2 * sun], [-0.00111, moon - 2 * node], [-0.00057, moon + 2 * node], [0.00056 * e, 2 * moon + sun], [-0.00042, 3 * moon],
    [0.00042 * e, sun + 2 * node], [0.00038 * e, sun - 2 * node], [-0.00024 * e, 2 * moon - sun], [-0.00017, 124.7746 - 1.56375588 * k],
    [0.000325, 299.77 + 0.107408 * k], [0.000165, 251.88 + 0.016321 * k], [0.000164, 251.83 + 26.651886 * k], [0.000126, 349.42 + 36.412478 * k]] as const
  const ephemeris = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t + terms.reduce((sum, [size, angle]) => sum + size * sin(angle), 0)
  // Ephemeris time runs about 70 s ahead of the clock in these years.
  return (ephemeris - 2_440_587.5) * DAY - 70_000
}
