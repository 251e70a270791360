import { ScenarioFile } from '../../../server/protocol/scenario.ts'
import type { BranchSummary } from '../../../server/protocol/branch.ts'
import { language } from '../i18n/locale.svelte.ts'
import { m, say } from '../i18n/say.ts'
import { levelOf, levelsOf } from '../state/order.ts'
import { branchStart, within } from '../state/playback.ts'
import { room } from '../state/room.svelte.ts'
import { screen } from '../state/screen.svelte.ts'
import { hourOf, shortTime, type Hour } from '../state/times.ts'

/** What a person can do, as commands; each is used by a control and often by a key as well. */
export function togglePlay(): void { room.send({ do: room.clock?.playing === true ? 'clock.pause' : 'clock.play' }) }
export function step(hours: number): void { room.send({ do: 'clock.step', hours }) }
export function seekTo(hour: Hour): void { room.send({ do: 'clock.seek', to: screen.iso(within(hour, screen.first, screen.last)) }, 'seek') }

/** A branch at the cursor, with the level that is asked for most: orange, or the first there is. */
export function newBranch(): void {
  const levels = room.catalogue === null ? [] : levelsOf(room.catalogue)
  const level = levels.find((one) => one.id === 'orange') ?? levels[0]
  const start = branchStart(screen.cursor, screen.first, screen.last, screen.baseline?.peakHour ?? null)
  const order = level === undefined ? { measures: [] } : { level: level.id }
  const scenario: ScenarioFile = { name: 'x', ...order, where: 'city', start: screen.iso(start), end: screen.iso(screen.last), execution: 0.9 }
  create({ ...scenario, name: autoName(scenario, language.now) })
}

export function duplicate(branch: BranchSummary): void {
  create({ ...branch.scenario, name: m.branch_copy_name({ name: branch.name }).slice(0, 120) })
}

/** Sends the branch's order anew. A name that was made from the order follows it; one that a person gave stays. */
export function changeOrder(branch: BranchSummary, before: ScenarioFile, after: ScenarioFile, lane: string | null = `order:${branch.id}`): void {
  const own = branch.name !== autoName(before, 'zh') && branch.name !== autoName(before, 'en')
  room.send({ do: 'branch.change', branch: branch.id, scenario: { ...after, name: own ? branch.name : autoName(after, language.now) } }, lane)
}

export function rename(branch: BranchSummary, name: string): void {
  const given = name.trim().slice(0, 120)
  if (given !== '' && given !== branch.name) room.send({ do: 'branch.rename', branch: branch.id, name: given })
}

/** The scenario of a branch; one that this screen cannot read is shown as an empty order of its name. */
export function orderOf(branch: BranchSummary): ScenarioFile {
  const parsed = ScenarioFile.safeParse(branch.scenario)
  return parsed.success ? parsed.data : { name: branch.name, measures: [] }
}

function create(scenario: Record<string, unknown>): void {
  room.onCreated = (branch) => { screen.choose(branch); room.onCreated = () => undefined }
  room.send({ do: 'branch.create', scenario })
}

/** Orange for “Orange alert (2016 edition)”: names of branches are read in narrow columns. */
function shortLevel(id: string, locale: 'zh' | 'en'): string | null {
  const key = `short_${id.replaceAll('-', '_')}`
  const said = say(key, {}, locale)
  return said === key ? null : said
}

function autoName(scenario: ScenarioFile, locale: 'zh' | 'en'): string {
  const level = room.catalogue === null ? null : levelOf(scenario, room.catalogue)
  const start = scenario.start === undefined ? screen.first : hourOf(scenario.start)
  return m.branch_default_name({ level: (level === null ? null : shortLevel(level.id, locale) ?? level.name[locale]) ?? m.branch_custom({}, { locale }), time: shortTime(start, screen.offset) }, { locale })
}
