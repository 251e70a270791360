import type { Observable } from 'rxjs'
import type { AssessedHour, HourArrivals, Stages } from './hour.ts'

/**
 * The picture of architecture.md as one composition. Replay, live feeds and the command line all call it; what differs is
 * only where the arrivals come from and who listens. Rows enter grouped by the event hour that closes; a late row makes the
 * engine put the states of that hour back and feed it again, so every hour leaves here as a function of what was known.
 */
export function pipeline(arrivals$: Observable<HourArrivals>, stages: Stages): Observable<AssessedHour> {
  return arrivals$.pipe(
    stages.quality.operator,    // flags with reasons, never a drop
    stages.frames.operator,     // one station-hour with its network and weather
    stages.apportion.operator,  // air, baseline, contributions with intervals
    stages.branches.operator,   // one a scenario, members paired with the baseline
    stages.assess.operator,     // AQI by the edition of the date, published bands
  )
}
