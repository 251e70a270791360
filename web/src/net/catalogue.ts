import { Catalogue } from '../../../server/protocol/catalogue.ts'

/** What can be opened, and what can be ordered in that room (in the first one where none is named); throws where the server does not answer or answers something else. */
export async function loadCatalogue(room: string | null): Promise<Catalogue> {
  const answer = await fetch(`/api/catalogue${room === null ? '' : `?room=${encodeURIComponent(room)}`}`)
  if (!answer.ok) throw new Error(`GET /api/catalogue answered ${answer.status}`)
  return Catalogue.parse(await answer.json())
}
