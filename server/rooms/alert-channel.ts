import { alertView, type AlertAsked } from '../engine/alert.ts'
import type { Episode } from '../engine/episode.ts'
import type { Fold } from '../engine/fold.ts'
import type { AlertView } from '../protocol/alert.ts'

/** Levels by rule at a room's clock, told whenever they are others than the last ones told. */
export class AlertChannel {
  readonly #episode: Episode
  readonly #fold: () => Fold
  readonly #tell: (view: AlertView) => void
  #last = ''

  constructor(episode: Episode, fold: () => Fold, tell: (view: AlertView) => void) {
    this.#episode = episode
    this.#fold = fold
    this.#tell = tell
  }

  /** Throws RangeError for an edition that does not exist. */
  view(asked: AlertAsked = {}): AlertView { return alertView(this.#episode, this.#fold(), asked) }

  /** Whoever comes sees it as it stands; from here on changes are told. */
  begin(): void { this.#last = JSON.stringify(this.view()) }

  publish(): void {
    const view = this.view()
    const text = JSON.stringify(view)
    if (text !== this.#last) this.#tell(view)
    this.#last = text
  }
}
