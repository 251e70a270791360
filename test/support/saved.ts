import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'

/** A table as a chart saves it. */
export interface SavedTable { readonly file: string; readonly columns: readonly string[]; readonly rows: readonly Readonly<Record<string, string>>[] }

/** Saves the chart of this name as CSV, as a person does, and reads the file. */
export async function savedTable(page: Page, chart: string | RegExp): Promise<SavedTable> {
  const panel = page.getByRole('region', { name: chart }).first()
  await panel.locator('header').getByRole('button', { name: /^(保存|save )/ }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()])
  const rows = parse(await readFile(await download.path(), 'utf8'), { columns: true, bom: true }) as Record<string, string>[]
  return { file: download.suggestedFilename(), columns: Object.keys(rows[0] ?? {}), rows }
}

/** Saves the chart as a picture; its file name and the first bytes. */
export async function savedPicture(page: Page, chart: string | RegExp): Promise<{ readonly file: string; readonly head: Buffer }> {
  const panel = page.getByRole('region', { name: chart }).first()
  await panel.locator('header').getByRole('button', { name: /^(保存|save )/ }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /PNG/ }).click()])
  return { file: download.suggestedFilename(), head: (await readFile(await download.path())).subarray(0, 24) }
}
