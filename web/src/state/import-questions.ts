import type { FileAnswer, FileView, ImportAnswers } from '../../../server/protocol/imports.ts'

type Ask = FileView['asks'][number]
/** What only a person can say of some files, asked once for all of them that leave the same open. */
export interface Question {
  readonly key: string
  readonly what: 'unit' | 'gas state' | 'station' | 'zone' | 'column' | 'mapping'
  /** As the files call them: one column, pollutant, station or mapping; of a gas state all its gases; none for the whole file. */
  readonly columns: readonly string[]
  readonly choices: readonly string[]
  /** Names of the files. */
  readonly files: readonly string[]
}
/** What was answered: a choice, or where a station stands. Nothing is "not yet". */
export type Answer = string | { readonly lon: number; readonly lat: number; readonly name: string }
export type Answers = Readonly<Record<string, Answer>>

/** Answers that are no unit, state or zone. */
export const LEAVE_OUT = 'leave out'
export const UNKNOWN = 'unknown'
export const AGREED = 'agreed'

/**
 * The questions of these files beside those answered before, which stay in their place so that an answer can be changed. Files that are
 * gone ask nothing, and a file whose gases are asked for together with others is asked once.
 */
export function questionsOf(files: readonly FileView[], before: readonly Question[] = [], given: Answers = {}): Question[] {
  const asked = new Map(files.map(({ name, asks }) => [name, merged(asks)]))
  const found = new Map<string, Question>()
  for (const question of before) {
    const left = question.files.filter((name) => {
      const now = asked.get(name)
      return now !== undefined && (now.some(({ key }) => key === question.key) || (given[question.key] !== undefined && !(question.what === 'gas state' && now.some(({ what }) => what === 'gas state'))))
    })
    if (left.length > 0) found.set(question.key, { ...question, files: left })
  }
  for (const [name, asks] of asked) for (const ask of asks) {
    const known = found.get(ask.key)
    if (known === undefined) found.set(ask.key, { ...ask, files: [name] })
    else if (!known.files.includes(name)) found.set(ask.key, { ...known, files: [...known.files, name] })
  }
  return [...found.values()]
}

/** Whether a question stops an import as long as it has no answer. */
export function isOpen(question: Question, answers: Answers): boolean { return answers[question.key] === undefined }

/** The answers as the server takes them; files that were answered alike go together. */
export function answersOf(questions: readonly Question[], given: Answers): ImportAnswers {
  const byFile = new Map<string, Omit<FileAnswer, 'files'>>()
  const stations = new Map<string, ImportAnswers['stations'][number]>()
  for (const { key, what, columns, files } of questions) {
    const answer = given[key]
    if (answer === undefined || answer === UNKNOWN) continue
    const [column = null] = columns
    if (typeof answer !== 'string') {
      const id = column ?? answer.name
      stations.set(id, { id, lon: answer.lon, lat: answer.lat, ...(answer.name !== '' && { name_zh: answer.name, name_en: answer.name }) })
      if (column === null) for (const file of files) byFile.set(file, { ...byFile.get(file), station: id })
    } else for (const file of files) byFile.set(file, withAnswer(byFile.get(file) ?? {}, what, column ?? '', answer))
  }
  const alike = new Map<string, { files: string[]; said: Omit<FileAnswer, 'files'> }>()
  for (const [file, said] of byFile) {
    const key = JSON.stringify(said)
    const group = alike.get(key)
    if (group === undefined) alike.set(key, { files: [file], said })
    else group.files.push(file)
  }
  return { answers: [...alike.values()].map(({ files, said }) => ({ files, ...said })), stations: [...stations.values()] }
}

function withAnswer(said: Omit<FileAnswer, 'files'>, what: Question['what'], column: string, answer: string): Omit<FileAnswer, 'files'> {
  if (answer === LEAVE_OUT) return { ...said, leaveOut: [...said.leaveOut ?? [], column] }
  switch (what) {
    case 'unit': return { ...said, unitOf: { ...said.unitOf, [column]: answer } }
    case 'gas state': return answer === '273.15K' || answer === '293.15K' || answer === '298.15K' || answer === 'networks' ? { ...said, gasState: answer } : said
    case 'zone': return { ...said, zone: answer }
    case 'mapping': return answer === AGREED ? { ...said, mapping: column } : said
    case 'station': case 'column': return said
  }
}

/** One question a kind and column; the gases of a file are asked for together. That no format fits is no question. */
function merged(asks: readonly Ask[]): Omit<Question, 'files'>[] {
  const gases = asks.filter(({ what }) => what === 'gas state')
  const others = asks.flatMap(({ what, column, choices }): Omit<Question, 'files'>[] => what === 'format' || what === 'gas state' ? []
    : [{ key: `${what} ${column ?? ''} ${choices.join(' ')}`, what, columns: column === null ? [] : [column], choices }])
  if (gases.length === 0) return others
  const columns = gases.flatMap(({ column }) => column ?? []).sort()
  return [...others, { key: `gas state ${columns.join(' ')}`, what: 'gas state', columns, choices: gases[0]?.choices ?? [] }]
}
