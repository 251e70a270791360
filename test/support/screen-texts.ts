import type { Page } from 'playwright-core'

/** A text that a person sees, hears or is shown under the pointer, and the nearest `lang` of its element. */
export interface ScreenText { readonly text: string; readonly lang: string; readonly where: string }

/** From now on, remembers what is written on canvases: the numbers and names inside charts are no elements. Before the page is opened. */
export async function watchCanvases(page: Page): Promise<void> {
  await page.addInitScript(`{
    window.__drawn = new Set()
    const fillText = CanvasRenderingContext2D.prototype.fillText
    CanvasRenderingContext2D.prototype.fillText = function (text, ...at) { window.__drawn.add(String(text)); return fillText.call(this, text, ...at) }
  }`)
}

/** What was written on canvases since the last call. */
export async function canvasTexts(page: Page): Promise<string[]> {
  return await page.evaluate('(() => { const texts = [...window.__drawn]; window.__drawn.clear(); return texts })()') as string[]
}

/** Every text of the page as it stands, without ids and versions (which stand in <code>). */
export async function screenTexts(page: Page): Promise<ScreenText[]> {
  return await page.evaluate(`(() => {
    const found = []
    const langOf = (element) => element.closest('[lang]')?.lang ?? ''
    const where = (element) => element.tagName.toLowerCase() + (element.className && typeof element.className === 'string' ? '.' + element.className.split(' ')[0] : '')
    const add = (element, text) => { if (text && text.trim() !== '' && !element.closest('code, script, style')) found.push({ text: text.trim(), lang: langOf(element), where: where(element) }) }
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) add(walk.currentNode.parentElement, walk.currentNode.data)
    for (const element of document.querySelectorAll('body *')) for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt']) add(element, element.getAttribute(name))
    for (const field of document.querySelectorAll('input[type="text"]')) add(field, field.value)
    add(document.body, document.title)
    return found
  })()`) as ScreenText[]
}
