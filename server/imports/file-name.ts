/** Names of uploads are words for people and importers, and never paths: the files lie under numbers. */

const LONGEST = 200
/** What cannot stand in a name on one line: control characters, half characters, what turns the direction of writing; and what divides paths. */
const UNFIT = /[\p{C}/\\]/u

/** Why a name is none, in one sentence; null where it is good. */
export function nameProblem(name: string): string | null {
  if (name.length === 0 || name.length > LONGEST) return `a file's name has 1 to ${LONGEST} characters, this one has ${name.length}; rename the file`
  if (UNFIT.test(name) || !name.isWellFormed()) return 'a file\'s name has no slashes and no characters that cannot be seen; rename the file'
  if (/^\.{1,2}$/.test(name) || name.trim() !== name) return 'a file\'s name does not begin or end with a space, and is no dot alone; rename the file'
  return null
}
