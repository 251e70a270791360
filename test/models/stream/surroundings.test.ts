import { expect, it } from 'vitest'
import { distanceKm, surroundingsOf } from '../../../models/stream/surroundings.ts'

const place = (id: string, lon: number | null, lat: number | null) => ({ id, lon, lat })
const stations = [place('dongsi', 116.417, 39.929), place('pinggu', 117.118, 40.143), place('donggaocun', 117.12, 40.1), place('nowhere', null, null)]

it('measures a degree of the meridian as 111.2 km and Berlin to Paris as 878', () => {
  // Oracle: 1/360 of the sphere's circumference, 40,030 km; the well-known great-circle distance of two cities (±1 km on a sphere).
  expect(distanceKm(place('a', 10, 40), place('b', 10, 41))).toBeCloseTo(111.195, 2)
  expect(distanceKm(place('berlin', 13.405, 52.52), place('paris', 2.3522, 48.8566))).toBeCloseTo(877.5, 0)
})

it('leaves a neighbour of 5 km out of the network and keeps the city in', () => {
  // Oracle: science.md §2: Donggaocun is 5 km from Pinggu, the same place, not upwind.
  const made = surroundingsOf(stations, 'pinggu')
  expect(made.elsewhere).toEqual(['dongsi', 'nowhere'])
  expect(made.nearest).toEqual(['pinggu', 'donggaocun', 'dongsi', 'nowhere'])
  expect(surroundingsOf(stations, 'pinggu', 1).elsewhere).toContain('donggaocun')
})

it('says which station it does not know', () => {
  // Oracle: a programmer's error throws, naming the value.
  expect(() => surroundingsOf(stations, 'mars')).toThrow(/"mars"/)
})
