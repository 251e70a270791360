import { expect, it } from 'vitest'
import { nameProblem } from '../../../server/imports/file-name.ts'

it.each(['PM25_35stations_hourly.csv.gz', '平谷 2016 年.csv', 'a', '..a', 'CON', 'x'.repeat(200), 'a%2Fb.csv', '-rf', '$(id).csv', 'emoji 🌫.csv'])('takes %j', (name) => {
  // Oracle: a name is a word for people; it never becomes a path, so shells and systems have no say in it.
  expect(nameProblem(name)).toBeNull()
})

it.each([
  ['', /has 1 to 200 characters, this one has 0/], ['x'.repeat(201), /this one has 201/], ['../../etc/passwd', /no slashes/], ['a\\b', /no slashes/], ['/', /no slashes/], ['.', /no dot alone/], ['..', /no dot alone/],
  [' a', /begin or end with a space/], ['a ', /begin or end with a space/], ['a\0b', /cannot be seen/], ['a\nb', /cannot be seen/], ['a\u202egpj.csv', /cannot be seen/], ['a\u200bb', /cannot be seen/], ['\ud800', /cannot be seen/], ['\u001b[31m', /cannot be seen/],
])('refuses %j and says how to mend it', (name, why) => {
  // Oracle: what divides paths, ends strings, breaks lines, turns the direction of writing, colours a terminal.
  expect(nameProblem(name)).toMatch(why)
  expect(nameProblem(name)).toMatch(/rename the file$/)
})
