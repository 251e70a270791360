import { alertView, type AlertAsked } from '../engine/alert.ts'
import type { Episode } from '../engine/episode.ts'
import type { Fold } from '../engine/fold.ts'
import { alertParts, type AlertFrame, type AlertLevels, type AlertView } from '../protocol/alert.ts'

/** Where the parts of a view are told. */
export interface TellAlert {
  readonly hour: (frame: AlertFrame) => void
  readonly levels: (levels: AlertLevels) => void
}

/** Levels by rule at a room's clock, told whenever they are others than the ones told last. */
export class AlertChannel {
  readonly #episode: Episode
  readonly #fold: () => Fold
  readonly #tell: TellAlert
  #told = { hour: '', levels: '' }

  constructor(episode: Episode, fold: () => Fold, tell: TellAlert) {
    this.#episode = episode
    this.#fold = fold
    this.#tell = tell
  }

  /** Throws RangeError for an edition that does not exist. */
  view(asked: AlertAsked = {}): AlertView { return alertView(this.#episode, this.#fold(), asked) }

  /** Whoever comes sees it as it stands; from here on changes are told. */
  begin(): void {
    const { hour, levels } = alertParts(this.view())
    this.#told = { hour: JSON.stringify(hour), levels: JSON.stringify(levels) }
  }

  publish(): void {
    const before = this.#told
    const { hour, levels } = alertParts(this.view())
    this.#told = { hour: JSON.stringify(hour), levels: JSON.stringify(levels) }
    if (this.#told.levels !== before.levels) this.#tell.levels(levels)
    if (this.#told.hour !== before.hour) this.#tell.hour(hour)
  }
}
