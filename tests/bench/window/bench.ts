// What the window does with a long history: npm run bench:window [-- --sizes 10000,100000,1000000] [--keep]
//
// Each size is stored once (with --keep it stays for the next run) and opened in the real Electron: until it can be used,
// scrolled from end to end by bar, wheel and keys, filtered as one types; frame by frame, with the memory it takes.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright'
import { FilterPage } from '../../e2e/pages/filter-page'
import { MainWindow } from '../../e2e/pages/main-window'
import { launchWaybill, type RunningWaybill } from '../../support/waybill-app'
import { storedHistory } from '../stored-history'
import { framesDuring, tellFrames } from './frames'
import { memoryOf, type Memory } from './memory'
import { dragBar, holdKey, pageByKeys, rollWheel } from './scrolling'

/** Words and fields as a person types them, with the pause between two keys, milliseconds. */
const TYPED = ['event:order.dispatched', 'data.meta.priority:high', 'SO-1044', 'singapore', 'status:>=500']
const KEY_MS = 70

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    keep: { type: 'boolean', default: false },
  },
})
const grown: { size: number; usableMs: number; memory: Record<string, Memory> }[] = []
for (const size of values.sizes.split(',').map(Number)) {
  const { file, done } = storedHistory(size, values.keep)
  try {
    await measure(size, dirname(file))
  } finally {
    done()
  }
}
printGrowth()

async function measure(size: number, dataFolder: string): Promise<void> {
  const history = { maxDeliveries: 10_000_000, maxBytes: 1024 ** 4, maxAgeDays: null }
  writeFileSync(join(dataFolder, 'settings.json'), JSON.stringify({ history }))
  const { waybill, usableMs } = await openUntilUsable(dataFolder)
  try {
    console.log(`\n${size.toLocaleString('en-US')} deliveries: usable after ${usableMs.toFixed(0)} ms`)
    const memory: Record<string, Memory> = { opened: await memoryOf(waybill) }
    await measureScrolling(waybill.page, size)
    memory['scrolled'] = await memoryOf(waybill)
    await measureTyping(waybill.page)
    memory['searched'] = await memoryOf(waybill)
    grown.push({ size, usableMs, memory })
  } finally {
    await waybill.close()
  }
}

/** From the start of the program until a key has opened another delivery than the first. */
async function openUntilUsable(dataFolder: string): Promise<{ waybill: RunningWaybill; usableMs: number }> {
  const beganMs = performance.now()
  const waybill = await launchWaybill({ dataFolder })
  const main = new MainWindow(waybill.page)
  await main.rows.nth(1).waitFor()
  await main.page.keyboard.press('j')
  await main.page.locator('[role=row][aria-rowindex="2"][aria-selected=true]').waitFor()
  await main.page.getByRole('tab', { name: 'Payload' }).waitFor()
  return { waybill, usableMs: performance.now() - beganMs }
}

async function measureScrolling(page: Page, size: number): Promise<void> {
  row(['scrolling, ms a frame', 'p50', 'p95', 'p99', 'longest', 'frames', 'longest task'])
  const { list } = new MainWindow(page)
  const scenes: Readonly<Record<string, () => Promise<void>>> = {
    'nothing, for comparison': () => page.waitForTimeout(2000),
    'bar, from end to end': () => dragBar(list, 'down', size),
    'bar, and back': () => dragBar(list, 'up', 1),
    wheel: () => rollWheel(list),
    'a key held down': () => holdKey(list, 'ArrowDown', 200),
    'page after page': () => pageByKeys(list, 60),
    'to the oldest and back': () => toTheEnds(page, size),
  }
  for (const [name, work] of Object.entries(scenes))
    row([name, ...tellFrames(await framesDuring(page, work))])
}

async function toTheEnds(page: Page, size: number): Promise<void> {
  const { list } = new MainWindow(page)
  for (const [key, index] of [
    ['End', size],
    ['Home', 1],
  ] as const) {
    await list.press(key)
    await page.locator(`[role=row][aria-rowindex="${String(index)}"][aria-selected=true]`).waitFor()
  }
}

async function measureTyping(page: Page): Promise<void> {
  row([
    'typing, ms a frame',
    'p50',
    'p95',
    'p99',
    'longest',
    'frames',
    'longest task',
    'first page',
    'counted',
  ])
  const filter = new FilterPage(page)
  for (const text of TYPED) {
    let firstMs = 0
    let countedMs = 0
    const frames = await framesDuring(page, async () => {
      await filter.field.pressSequentially(text, { delay: KEY_MS })
      const beganMs = performance.now()
      await filter.chip(text).waitFor()
      await filter.found.waitFor()
      firstMs = performance.now() - beganMs
      await filter.found.filter({ hasText: 'found' }).waitFor({ timeout: 120_000 })
      countedMs = performance.now() - beganMs
    })
    row([text, ...tellFrames(frames), firstMs.toFixed(0), countedMs.toFixed(0)])
    await filter.field.fill('')
    await filter.found.waitFor({ state: 'detached' })
  }
}

function printGrowth(): void {
  console.log()
  row([
    'size',
    'usable, ms',
    ...['opened', 'scrolled', 'searched'].flatMap((when) => [`heap, ${when}`, `window, ${when}`]),
  ])
  for (const { size, usableMs, memory } of grown) {
    const told = Object.values(memory).flatMap(({ heapMb, windowMb }) => [
      heapMb.toFixed(1),
      windowMb.toFixed(0),
    ])
    row([size.toLocaleString('en-US'), usableMs.toFixed(0), ...told])
  }
}

function row(cells: readonly string[]): void {
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(28) : cell.padStart(14))).join(''))
}
