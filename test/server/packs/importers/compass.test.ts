import { expect, it } from 'vitest'
import { compassDegrees } from '../../../../server/packs/importers/compass.ts'

it('the 16 points go round by 22.5 degrees, calm air has none, and other words are no direction', () => {
  // Oracle: the compass rose.
  expect(['N', 'NE', 'e', 'SSW', 'W', 'NNW'].map(compassDegrees)).toEqual([0, 45, 90, 202.5, 270, 337.5])
  expect(['cv', 'C', 'calm'].map(compassDegrees)).toEqual([null, null, null])
  expect(['', 'NA', 'UP', 'NNN'].map(compassDegrees)).toEqual([undefined, undefined, undefined, undefined])
})
