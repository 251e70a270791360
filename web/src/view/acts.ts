import type { ScenarioFile } from '../../../server/protocol/scenario.ts'
import type { BranchSummary } from '../../../server/protocol/branch.ts'
import { language } from '../i18n/locale.svelte.ts'
import { m } from '../i18n/say.ts'
import { levelsOf, withLevel } from '../state/order.ts'
import { branchStart, within } from '../state/playback.ts'
import { room } from '../state/room.svelte.ts'
import { screen } from '../state/screen.svelte.ts'
import type { Hour } from '../state/times.ts'
import { autoName, isAutoName, nameOf } from './names.ts'

/** What a person can do, as commands; each is used by a control and often by a key as well. */
export function togglePlay(): void { room.send({ do: room.clock?.playing === true ? 'clock.pause' : 'clock.play' }) }
export function step(hours: number): void { room.send({ do: 'clock.step', hours }) }
export function seekTo(hour: Hour): void { room.send({ do: 'clock.seek', to: screen.iso(within(hour, screen.first, screen.last)) }, 'seek') }

/** Whether the room's clock has not come to an hour yet. */
export function isBeyond(hour: Hour): boolean { return screen.cursor === null || hour > screen.cursor }

/** The viewer's own reading goes to an hour that is known; the room's clock to one that is not. */
export function goTo(hour: Hour): void {
  if (isBeyond(hour)) seekTo(hour)
  else screen.ask(hour - room.columns.first)
}

/** What a new branch begins from: nothing ordered yet, from the cursor to the end. */
export function blankOrder(): ScenarioFile {
  const start = branchStart(screen.cursor, screen.first, screen.last, screen.baseline?.peakHour ?? null)
  return { name: 'x', measures: [], where: 'city', start: screen.iso(start), end: screen.iso(screen.last), execution: 0.9 }
}

/** A branch of this order, named by it. */
export function beginBranch(order: ScenarioFile): void { create({ ...order, name: autoName(order, language.now) }) }

/** A branch at the cursor, with the level that is asked for most: orange, or the first there is. */
export function newBranch(): void {
  const levels = room.catalogue === null ? [] : levelsOf(room.catalogue)
  const level = levels.find((one) => one.id === 'orange') ?? levels[0]
  beginBranch(withLevel(blankOrder(), level?.id ?? null))
}

export function duplicate(branch: BranchSummary): void {
  create({ ...branch.scenario, name: m.branch_copy_name({ name: nameOf(branch) }).slice(0, 120) })
}

/** Sends the branch's order anew. A name that was made from the order follows it; one that a person gave stays. */
export function changeOrder(branch: BranchSummary, before: ScenarioFile, after: ScenarioFile): void {
  const name = isAutoName(branch.name, before) ? autoName(after, language.now) : branch.name
  room.send({ do: 'branch.change', branch: branch.id, scenario: { ...after, name } }, `order:${branch.id}`)
}

export function rename(branch: BranchSummary, name: string): void {
  const given = name.trim().slice(0, 120)
  if (given !== '' && given !== nameOf(branch)) room.send({ do: 'branch.rename', branch: branch.id, name: given })
}

function create(scenario: Record<string, unknown>): void {
  room.onCreated = (branch) => { screen.choose(branch); room.onCreated = () => undefined }
  room.send({ do: 'branch.create', scenario })
}
