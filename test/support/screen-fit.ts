import type { Page } from 'playwright-core'

/**
 * Texts that are cut off, or lie outside the window; and whatever scrolls sideways. What a list scrolls downwards is not cut off.
 * An empty list is a page on which everything can be read.
 */
export async function misfits(page: Page): Promise<string[]> {
  return await page.evaluate(`(() => {
    const found = []
    const say = (what, element, text) => found.push(what + ': ' + element.tagName.toLowerCase() + '.' + String(element.className).split(' ')[0] + ' “' + (text ?? element.innerText ?? '').trim().slice(0, 40) + '”')
    const root = document.documentElement
    if (root.scrollWidth > innerWidth) say('the page is ' + root.scrollWidth + ' px wide', root, '')
    if (document.body.scrollHeight > innerHeight) say('the page is ' + document.body.scrollHeight + ' px high', root, '')
    // What a person cannot see on purpose: text for those who hear the page.
    const hidden = (element) => element.closest('.unseen, [hidden], option, script, style') !== null || !element.checkVisibility({ visibilityProperty: true })
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement
      const text = walk.currentNode.data
      if (text.trim() === '' || hidden(element)) continue
      const range = document.createRange()
      range.selectNodeContents(walk.currentNode)
      const box = range.getBoundingClientRect()
      let free = { x: false, y: false }
      for (let at = element; at !== null && at !== root; at = at.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(at)
        const { left, right, top, bottom } = at.getBoundingClientRect()
        if (overflowX === 'auto' || overflowX === 'scroll') free.x = true
        if (overflowY === 'auto' || overflowY === 'scroll') free.y = true
        // A pixel and a half is what the edges of letters and rounding take.
        if ((overflowX === 'hidden' || overflowX === 'clip') && !free.x && (box.left < left - 1.5 || box.right > right + 1.5)) { say('cut off sideways', element, text); break }
        if ((overflowY === 'hidden' || overflowY === 'clip') && !free.y && at !== document.body && (box.top < top - 3 || box.bottom > bottom + 3)) { say('cut off above or below', element, text); break }
        if (position === 'fixed') break
      }
      if (!free.x && (box.left < -1 || box.right > innerWidth + 1)) say('outside the window', element, text)
      if (!free.y && (box.top < -1 || box.bottom > innerHeight + 1)) say('outside the window', element, text)
    }
    const pen = document.createElement('canvas').getContext('2d')
    for (const field of document.querySelectorAll('input[type="text"], select')) {
      if (hidden(field)) continue
      const style = getComputedStyle(field)
      pen.font = style.font
      const text = field.tagName === 'SELECT' ? field.selectedOptions[0]?.text ?? '' : field.value
      // A select keeps room for its arrow.
      const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - (field.tagName === 'SELECT' ? 18 : 0)
      if (pen.measureText(text).width > room + 1) say('does not fit its field', field, text)
    }
    for (const scroller of document.querySelectorAll('.scrolls')) if (!hidden(scroller) && scroller.scrollWidth > scroller.clientWidth + 1) say('scrolls sideways by ' + (scroller.scrollWidth - scroller.clientWidth) + ' px', scroller)
    return [...new Set(found)]
  })()`) as string[]
}
