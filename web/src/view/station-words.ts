import type { RoomView } from '../../../server/protocol/server.ts'
import { say } from '../i18n/say.ts'

/** What a station is to the episode, and where it lies as seen from the district's: upwind · 38 km W. */
export function placeWords(station: RoomView['stations'][number]): string {
  const { away, role } = station
  const known = say(`role_${role}`)
  const where = away === null ? [] : [`${away.km}\u00a0km ${say(`direction_${Math.round(away.degrees / 45) % 8}`)}`]
  return [known === `role_${role}` ? role : known, ...where].join(' · ')
}
