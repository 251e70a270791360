import { Hints } from '../../../server/protocol/hints.ts'

/** What the records of a room's pack look like; seconds the first time. Throws where the server does not answer or answers something else. */
export async function loadHints(room: string): Promise<Hints> {
  const answer = await fetch(`/api/episodes/${encodeURIComponent(room)}/hints`)
  if (!answer.ok) throw new Error(`GET /api/episodes/${room}/hints answered ${answer.status}`)
  return Hints.parse(await answer.json())
}
