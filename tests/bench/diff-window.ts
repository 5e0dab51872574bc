// npm run bench:diff-window: two payloads of 5 MB with 10,000 changes in the real window: from the press on the Diff tab until
// the first row, the longest moment in which the window answers to nothing, and the frames while all rows are scrolled through.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { MainWindow } from '../e2e/pages/main-window'
import { postAsFleetbase } from '../support/fleetbase-requests'
import { launchWaybill } from '../support/waybill-app'
import { framesDuring, tellFrames } from './window/frames'

const ITEMS = 30_000
const CHANGED = 10_000
const OPENINGS = 7
const STEPS = 150

const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
try {
  const waybill = await launchWaybill({ dataFolder: folder })
  const main = new MainWindow(waybill.page)
  const [before, after] = [order(0), order(1)]
  await postAsFleetbase(waybill.origin, before)
  await postAsFleetbase(waybill.origin, after)
  await main.rows.nth(1).waitFor()
  console.log(`${(after.length / 1024 ** 2).toFixed(1)} MB each, ${CHANGED.toLocaleString('en-US')} changes`)

  const openings: number[] = []
  let longestTaskMs = 0
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    await main.rows.nth(0).click()
    await main.tab('Overview')
    const frames = await framesDuring(waybill.page, async () => {
      openings.push(await timeToOpen(waybill.page))
    })
    longestTaskMs = Math.max(longestTaskMs, ...frames.longTasksMs)
  }
  const sorted = openings.toSorted((one, other) => one - other)
  console.log(
    `from the press on Diff until its first row: median ${at(sorted, 0.5)} ms, worst ${at(sorted, 1)} ms; ` +
      `longest task of the window's thread ${longestTaskMs.toFixed(0)} ms`,
  )
  console.log('ms a frame                        p50     p95     p99     worst   frames  longest task')
  report('scrolled from end to end', await framesDuring(waybill.page, () => scrollThrough(waybill.page)))
  report('from change to change, by key', await framesDuring(waybill.page, () => stepThrough(waybill.page)))
  await waybill.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** An order of many items; with `change` 1 every third of them is of another quantity. */
function order(change: number): string {
  const items = Array.from({ length: ITEMS }, (_none, index) => ({
    id: `entity_${String(index).padStart(10, '0')}`,
    name: `Parcel ${String(index)}, to be left at the reception / not at the door`,
    sku: `SKU-${String(index % 977)}`,
    quantity: index % 3 === 0 ? index + change : index,
    meta: { fragile: index % 2 === 0, weight: index / 10 },
  }))
  return JSON.stringify({
    id: `event_6a852d2f7d1${String(50 + change)}`,
    api_version: '2024-03-12',
    event: 'order.updated',
    created_at: `2026-08-19 04:12:3${String(change)}`,
    data: { id: 'order_h4m8t1qz7x', status: 'created', items },
  })
}

/** Presses the Diff tab and waits for the first row; milliseconds, by the page's own clock. */
function timeToOpen(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const tab = [...document.querySelectorAll<HTMLElement>('[role=tab]')].find(
      ({ textContent }) => textContent.trim() === 'Diff',
    )
    const beganMs = performance.now()
    tab?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }))
    tab?.click()
    while (document.querySelector('[role=treegrid] [role=row]') === null)
      await new Promise((drawn) => requestAnimationFrame(drawn))
    return performance.now() - beganMs
  })
}

/** Scrolls from the first row to the last, a stretch each frame. */
function scrollThrough(page: Page): Promise<void> {
  return page.evaluate(async (steps) => {
    const scroller = document.querySelector('[role=treegrid]')
    if (scroller === null) throw new Error('no comparison is open')
    const stretch = (scroller.scrollHeight - scroller.clientHeight) / steps
    for (let step = 0; step < steps; step += 1) {
      scroller.scrollTop += stretch
      await new Promise((drawn) => requestAnimationFrame(drawn))
    }
  }, STEPS)
}

async function stepThrough(page: Page): Promise<void> {
  await page.getByRole('treegrid', { name: 'Differences' }).focus()
  for (let step = 0; step < STEPS; step += 1) await page.keyboard.press('F7')
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(0)
}

function report(what: string, frames: Parameters<typeof tellFrames>[0]): void {
  console.log(
    what.padEnd(34) +
      tellFrames(frames)
        .map((figure) => figure.padEnd(8))
        .join(''),
  )
}
