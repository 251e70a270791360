import { Catalogue } from '../../../server/protocol/catalogue.ts'

/** What can be opened and ordered; throws where the server does not answer or answers something else. */
export async function loadCatalogue(): Promise<Catalogue> {
  const answer = await fetch('/api/catalogue')
  if (!answer.ok) throw new Error(`GET /api/catalogue answered ${answer.status}`)
  return Catalogue.parse(await answer.json())
}
