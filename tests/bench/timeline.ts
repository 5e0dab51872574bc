// npm run bench:timeline: how long a timeline of 1, 8 and 500 steps takes from the click to its first changes, and how even
// it scrolls, in the real window.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { TimelinePage } from '../e2e/pages/timeline-page'
import { EVERY_CASE } from '../support/fleetbase-script'
import { fleetbaseArrivals } from '../support/fleetbase-sender'
import { keepBefore } from '../support/kept-before'
import { driverSteps, EIGHT_STEPS } from '../support/timeline-script'
import { launchWaybill } from '../support/waybill-app'

const OPENINGS = 20
const SCROLL_PX = 300

const RESOURCES = {
  '1 step': 'order_cccccccccc',
  '8 steps': 'order_h4m8t1qz7x',
  '500 steps': 'driver_w2f6u9xk4c',
} as const

const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
try {
  await keepBefore(folder, [
    ...fleetbaseArrivals(driverSteps(499), Date.now() - 90_000_000),
    ...fleetbaseArrivals([...EVERY_CASE, ...EIGHT_STEPS], Date.now() - 9_000_000),
  ])
  const waybill = await launchWaybill({ dataFolder: folder })
  const page = new TimelinePage(waybill.page)
  await page.show()
  for (const [name, id] of Object.entries(RESOURCES)) {
    const times: number[] = []
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      // From one of few steps, which is there at once.
      await page.open('order_aaaaaaaaaa')
      await page.steps.nth(4).waitFor()
      times.push(await timeToOpen(waybill.page, id))
    }
    report(`${name}, from the press until its first step says what changed`, times)
  }
  report('500 steps, a frame while they are scrolled through', await scrollThrough(waybill.page))
  await waybill.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Presses a row and waits until its first step is drawn whole; milliseconds, by the page's own clock. */
function timeToOpen(page: Page, id: string): Promise<number> {
  return page.evaluate(async (resourceId) => {
    const rows = [...document.querySelectorAll('[role=row]')]
    const row = rows.find((candidate) => candidate.textContent.includes(resourceId))
    const beganMs = performance.now()
    row?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }))
    const changes = `[aria-label="Timeline of ${resourceId}"] [role=feed] article dl`
    while (document.querySelector(changes) === null)
      await new Promise((drawn) => requestAnimationFrame(drawn))
    return performance.now() - beganMs
  }, id)
}

/** Scrolls from the first step to the last, a stretch each frame; milliseconds of each frame. */
function scrollThrough(page: Page): Promise<number[]> {
  return page.evaluate(async (stretch) => {
    const scroller = document.querySelector('[role=feed]')?.parentElement
    if (scroller === null || scroller === undefined) throw new Error('no timeline is open')
    const frames: number[] = []
    let lastMs = await new Promise<number>((drawn) => requestAnimationFrame(drawn))
    while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
      scroller.scrollTop += stretch
      const nowMs = await new Promise<number>((drawn) => requestAnimationFrame(drawn))
      frames.push(nowMs - lastMs)
      lastMs = nowMs
    }
    return frames
  }, SCROLL_PX)
}

function report(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(1)
  console.log(
    `${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms (${String(sorted.length)} times)`,
  )
}
