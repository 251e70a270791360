import { expect, it } from 'vitest'
import { doubtedUnits, fitsThousandth, isThousandfold } from '../../../../models/stream/quality/unit.ts'

it('sees micrograms where milligrams were declared, by the neighbours or, for CO, by itself', () => {
  // Oracle: by hand: 900 µg/m³ of CO is an ordinary 0.9 mg/m³; 553,405 in ng/m³ would be 553 µg/m³; 9999 is what loggers write for nothing.
  expect(fitsThousandth('co', 900, Number.NaN)).toBe(true)
  expect(fitsThousandth('co', 900, 0.8)).toBe(true)
  expect(fitsThousandth('co', 9000, 0.8)).toBe(false)
  expect(fitsThousandth('co', 9999, Number.NaN)).toBe(false)
  expect(fitsThousandth('pm25', 553_405, 420)).toBe(true)
  expect(fitsThousandth('pm25', 99_999, 20)).toBe(false)
  expect(fitsThousandth('pm25', 99_999, Number.NaN)).toBe(false)
  expect(fitsThousandth('pm25', -5, 20)).toBe(false)
})

it('leaves differences between streets alone', () => {
  // Oracle: found in Beijing: no station's fortnight differs from the network's by more than tenfold in any pollutant.
  expect([0.001, 0.002, 500, 1000, 2500].every(isThousandfold)).toBe(true)
  expect([0.01, 0.1, 0.5, 1, 2.86, 10, 100, Number.NaN].some(isThousandfold)).toBe(false)
})

it('needs most hours of a day', () => {
  // Oracle: by hand: one station reads a thousandth of the network for 18 hours, another for 8.
  const hours = Array.from({ length: 24 }, (_, h) => {
    const row = Array.from({ length: 12 }, () => 50)
    if (h < 18) row[0] = 0.05
    if (h < 8) row[6] = 0.05
    return row
  })
  const network = hours.map(() => Array.from({ length: 6 }, () => 50))
  expect(doubtedUnits(hours, network, 2)).toEqual([1, ...Array.from({ length: 11 }, () => 0)])
})
