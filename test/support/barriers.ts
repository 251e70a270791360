import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
interface Violation { readonly id: string; readonly impact: string | null; readonly nodes: { readonly html: string; readonly failureSummary?: string }[] }

/** What axe finds that keeps people out: serious and critical. */
export async function barriers(page: Page, within = 'html'): Promise<string[]> {
  // As one expression, so that axe comes in by the tester's door, which the page's policy does not guard.
  await page.evaluate(`${axeSource}; null`)
  const { violations } = await page.evaluate(`axe.run(${JSON.stringify(within)}, { resultTypes: ["violations"] })`) as { violations: Violation[] }
  return violations.filter(one => one.impact === 'serious' || one.impact === 'critical').flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`))
}
