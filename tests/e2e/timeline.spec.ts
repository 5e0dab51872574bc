import type { Locator } from '@playwright/test'
import { EVERY_CASE } from '../support/fleetbase-script'
import { fleetbaseArrivals, sendAsFleetbase, type FleetbaseEvent } from '../support/fleetbase-sender'
import { keepBefore } from '../support/kept-before'
import { driverSteps, EIGHT_STEPS } from '../support/timeline-script'
import { launchWaybill } from '../support/waybill-app'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { MainWindow } from './pages/main-window'
import { TimelinePage } from './pages/timeline-page'

/** Fast enough to be waited for, and slow enough for a retry after 110 s to be more than 5 s late. */
const SPEED = 20

/** The orders of the script that hold all that a timeline tells apart. */
const TOLD_APART = EVERY_CASE.filter(({ data }) => /order_[abfg]{10}/.test(JSON.stringify(data(1))))

/** Every step of an order, top to bottom, with its badges and what changed. */
async function laneOf(page: TimelinePage, letter: string): Promise<string[]> {
  await page.search.fill(`order_${letter}`)
  await page.open(`order_${letter.repeat(10)}`)
  await expect(page.steps.first()).toBeVisible()
  return lane(page)
}

async function lane(page: TimelinePage): Promise<string[]> {
  // An empty paragraph stands where changes are still worked out.
  await expect(page.steps.locator('[aria-busy=true]')).toHaveCount(0)
  const steps: string[] = []
  for (const step of await page.steps.all()) {
    const title = await step.getByRole('heading').innerText()
    const badges = await step
      .getByRole('list', { name: 'What stands out' })
      .getByRole('listitem')
      .allInnerTexts()
    const missing = await step.getByText('Never arrived').count()
    // How late it was to a tenth of a second is no two times the same.
    const words = badges.map((badge) => badge.replace(/^Late by .*/, 'Late'))
    steps.push([title, ...words, ...(missing > 0 ? ['Never arrived'] : [])].join(', '))
  }
  return steps
}

const B_BY_TIME = ['order.created, Out of order, Late', 'order.dispatched', 'order.completed']

test('every badge is right as the steps arrive, and after a restart', async ({ dataFolder }) => {
  const first = await launchWaybill({ dataFolder })
  const page = new TimelinePage(first.page)
  const sent = sendAsFleetbase(first.origin, TOLD_APART, { speed: SPEED })
  await page.show()
  await page.search.fill('AC100002')
  await page.open('order_bbbbbbbbbb')
  // What is open follows what arrives: its end comes first, and its beginning last, in its own place.
  await expect(page.step('order.completed')).toBeVisible()
  await expect(page.step('order.created')).toContainText('Never arrived')
  await expect(page.step('order.created')).toContainText('Out of order')
  expect(await lane(page)).toEqual(B_BY_TIME)
  await sent
  const live = []
  for (const letter of 'abfg') live.push(await laneOf(page, letter))
  await first.close()

  expect(live[0]?.slice(0, 3)).toEqual(['order.created', 'order.driver_assigned', 'order.dispatched'])
  expect(live[0]?.slice(3)).toEqual(['order.updated, Same fact', 'order.completed, Same fact'])
  expect(live[1]).toEqual(B_BY_TIME)
  expect(live[2]).toEqual(['order.created, Two endpoints', 'order.created, Two endpoints'])
  expect(live[3]?.slice(0, 2)).toEqual(['order.created', 'order.dispatched, Never arrived'])
  expect(live[3]?.[3]).toContain('Repeated status')

  const second = await launchWaybill({ dataFolder })
  const after = new TimelinePage(second.page)
  // The list that was shown last is shown again.
  await expect(after.list).toBeVisible()
  const again = []
  for (const letter of 'abfg') again.push(await laneOf(after, letter))
  expect(again).toEqual(live)
  await second.close()
})

test('each step shows what changed since the one before it, in either order', async ({ dataFolder }) => {
  await keepBefore(dataFolder, fleetbaseArrivals(EVERY_CASE, Date.now() - 3_600_000))
  const waybill = await launchWaybill({ dataFolder })
  const page = new TimelinePage(waybill.page)
  await page.show()
  await laneOf(page, 'b')
  await expect(page.step('order.created')).toContainText('Zoë Tan')
  await expect(page.step('order.dispatched')).toContainText('arrived 200 ms later')
  expect(await changesIn(page.step('order.dispatched'))).toEqual([
    'status: created became dispatched',
    'driver_assigned: null became driver_w2f6u9xk4c',
  ])
  await expect(waybill.page.getByText('by arrival it would be')).toBeVisible()
  await expect(waybill.page.getByText('1 step arrived after steps that happened later.')).toBeVisible()

  await page.order('As it arrived')
  expect(await lane(page)).toEqual([...B_BY_TIME.slice(1), ...B_BY_TIME.slice(0, 1)])
  // What a handler sees that takes events as they come.
  expect(await changesIn(page.step('order.created'))).toEqual([
    'status: completed became created',
    'driver_assigned: driver_w2f6u9xk4c became null',
  ])
  const hidden = page.step('order.created').getByRole('button', { name: '2 noisy fields hidden' })
  await hidden.click()
  await expect(page.step('order.created')).toContainText('created_at')
  await page.step('order.created').getByRole('button', { name: 'Hide 2 noisy fields' }).click()
  await expect(hidden).toBeVisible()
  await waybill.close()
})

async function changesIn(step: Locator): Promise<string[]> {
  const names = await step.getByRole('term').allInnerTexts()
  const values = await step.getByRole('definition').allInnerTexts()
  return names.map((name, index) => `${name}: ${(values[index] ?? '').replaceAll(/\s+/g, ' ').trim()}`)
}

test('a resource is found by any of its ids', async ({ waybill, main }) => {
  const page = new TimelinePage(main.page)
  const order: FleetbaseEvent = {
    atS: 0,
    name: 'order.created',
    data: () => ({
      id: 'order_h4m8t1qz7x',
      internal_id: 'AC583920',
      public_id: 'ORD-1001',
      status: 'created',
    }),
  }
  const other = { ...order, data: () => ({ id: 'order_aaaaaaaaaa', internal_id: 'AC100001' }) }
  await sendAsFleetbase(waybill.origin, [order, other], { speed: 1 })
  await page.show()
  await expect(page.rows).toHaveCount(2)
  for (const id of ['order_h4m8', 'AC583920', 'ac5839', 'ORD-1001', 'ord-']) {
    await page.search.fill(id)
    await expect(page.found).toHaveText('1 found')
    await expect(page.rows).toHaveText(/order_h4m8t1qz7x/)
  }
  await page.search.fill('AC58392X')
  await expect(main.page.getByText('No id begins with “AC58392X”.')).toBeVisible()
  expect(await violations(main.page)).toEqual([])
  await main.page.getByRole('button', { name: 'Show all' }).click()
  await expect(page.rows).toHaveCount(2)
  await expect(page.search).toHaveValue('')
})

test('the list and the steps are gone through by keyboard', async ({ dataFolder }) => {
  await keepBefore(dataFolder, fleetbaseArrivals([...EVERY_CASE, ...EIGHT_STEPS], Date.now() - 8_000_000))
  const waybill = await launchWaybill({ dataFolder })
  const main = new MainWindow(waybill.page)
  const page = new TimelinePage(waybill.page)
  await expect(main.rows.first()).toBeVisible()
  await main.page.keyboard.press('3')
  await expect(page.list).toBeFocused()
  await expect(page.list).toHaveAttribute('aria-rowcount', '10')
  const selected = page.rows.and(main.page.locator('[aria-selected=true]'))
  await expect(selected).toContainText('order_h4m8t1qz7x')
  await main.page.keyboard.press('G')
  await expect(selected).toHaveAttribute('aria-rowindex', '10')
  await main.page.keyboard.press('k')
  await main.page.keyboard.press('ArrowUp')
  await expect(selected).toHaveAttribute('aria-rowindex', '8')
  await main.page.keyboard.press('g')
  await main.page.keyboard.press('g')
  await expect(selected).toHaveAttribute('aria-rowindex', '1')

  await main.page.keyboard.press('Enter')
  await expect(page.steps.first()).toBeFocused()
  await main.page.keyboard.press('ArrowDown')
  await expect(page.step('order.driver_assigned')).toBeFocused()
  await main.page.keyboard.press('End')
  await expect(page.step('order.completed')).toBeFocused()
  await expect(page.step('order.completed')).toBeInViewport()
  await main.page.keyboard.press('Tab')
  await expect(page.step('order.completed').getByRole('button', { name: 'Same fact' })).toBeFocused()
  await expect(main.page.getByRole('tooltip')).toContainText('under another event id')
  expect(await violations(main.page)).toEqual([])
  await page.step('order.completed').focus()
  await main.page.keyboard.press('Enter')
  await expect(main.page.getByRole('article', { name: /^Delivery/ })).toBeVisible()
  await main.page.keyboard.press('[')
  await expect(page.steps.first()).toBeVisible()
  await page.steps.first().focus()
  await main.page.keyboard.press('Escape')
  await expect(page.list).toBeFocused()
  await waybill.close()
})

test('what a payload names leads to its timeline, where anything about it arrived', async ({
  dataFolder,
}) => {
  await keepBefore(dataFolder, fleetbaseArrivals(EIGHT_STEPS, Date.now() - 8_000_000))
  const waybill = await launchWaybill({ dataFolder })
  const page = new TimelinePage(waybill.page)
  await page.show()
  await page.open('order_h4m8t1qz7x')
  const named = waybill.page.getByRole('list', { name: 'Named in its newest payload' })
  await expect(named.getByRole('button', { name: /track_r5c1y8jv0e/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await named.getByRole('button', { name: /driver_w2f6u9xk4c/ }).click()
  await expect(waybill.page.getByRole('article', { name: 'Timeline of driver_w2f6u9xk4c' })).toBeVisible()
  await waybill.page.getByRole('button', { name: 'Back to order_h4m8t1qz7x' }).click()
  await page.step('order.driver_assigned').getByRole('button', { name: 'driver_w2f6u9xk4c' }).click()
  await expect(waybill.page.getByRole('article', { name: 'Timeline of driver_w2f6u9xk4c' })).toBeVisible()
  // It becomes known as soon as something about it arrives.
  await waybill.page.keyboard.press('[')
  const track: FleetbaseEvent = {
    atS: 0,
    name: 'tracking_number.created',
    data: () => ({ id: 'track_r5c1y8jv0e' }),
  }
  await sendAsFleetbase(waybill.origin, [track], { speed: 1 })
  await expect(named.getByRole('button', { name: /track_r5c1y8jv0e/ })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
  await waybill.close()
})

test('a delivery and an event lead to the timeline of what they are about, and back', async ({
  dataFolder,
}) => {
  await keepBefore(dataFolder, fleetbaseArrivals(EIGHT_STEPS, Date.now() - 8_000_000))
  const waybill = await launchWaybill({ dataFolder })
  const main = new MainWindow(waybill.page)
  const timeline = waybill.page.getByRole('article', { name: 'Timeline of order_h4m8t1qz7x' })
  await main.open('order.dispatched')
  await main.page.getByRole('button', { name: 'Timeline of order_h4m8t1qz7x' }).first().click()
  await expect(timeline).toBeVisible()
  await main.page.getByRole('button', { name: 'Back to the delivery order.dispatched' }).click()
  await main.page.keyboard.press('t')
  await expect(timeline).toBeVisible()
  await main.page.keyboard.press('[')
  await main.row('order.created').hover()
  await main.row('order.created').getByTitle('Open the timeline of order_h4m8t1qz7x').click()
  await expect(timeline).toBeVisible()
  await new TimelinePage(waybill.page)
    .step('order.dispatched')
    .getByRole('button', { name: '3 attempts: open the event' })
    .click()
  await expect(main.page.getByRole('article', { name: /^Event event_/ })).toBeVisible()
  await main.page.keyboard.press('t')
  await expect(timeline).toBeVisible()
  await waybill.close()
})

test('500 steps are drawn as far as they are in sight, and keep their place as more arrive', async ({
  dataFolder,
}) => {
  const beganMs = Date.now() - 12_000_000
  await keepBefore(dataFolder, fleetbaseArrivals(driverSteps(490), beganMs))
  const waybill = await launchWaybill({ dataFolder })
  const page = new TimelinePage(waybill.page)
  await page.show()
  await page.open('driver_w2f6u9xk4c')
  await expect(page.steps.first()).toBeVisible()
  expect(await page.steps.count()).toBeLessThan(30)
  await page.steps.first().focus()
  await waybill.page.keyboard.press('End')
  const last = page.lane.locator('[aria-posinset="490"]')
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
  await expect(last).toContainText('heading')
  for (let press = 0; press < 4; press += 1) await waybill.page.keyboard.press('PageUp')
  const held = page.lane.locator('[aria-posinset="470"]')
  await expect(held).toBeFocused()
  await expect(held).toContainText('heading')
  const time = await held.getByRole('time').innerText()
  // Its neighbours have found their heights when all that is drawn says what changed.
  await expect(page.steps.locator('[aria-busy=true]')).toHaveCount(0)
  const before = await held.boundingBox()

  // One comes in far above, late, and one at the end.
  const ago = (Date.now() - beganMs) / 1000
  const late: FleetbaseEvent = { ...(driverSteps(1)[0] ?? EVERY_CASE[0]), atS: 10 - ago } as FleetbaseEvent
  await sendAsFleetbase(waybill.origin, [late, { ...late, atS: 0 }], { speed: 1 })
  await expect(waybill.page.getByRole('button', { name: '1 new step' })).toHaveCount(2)
  const moved = page.lane.locator('[aria-posinset="471"]')
  await expect(moved).toBeFocused()
  await expect(moved.getByRole('time')).toHaveText(time)
  expect((await moved.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, -1)
  await waybill.page.getByRole('button', { name: '1 new step' }).last().click()
  await expect(page.step('driver.created').last()).toBeInViewport()
  expect(await violations(waybill.page)).toEqual([])
  await waybill.close()
})

test('a payload that is too large for a timeline says so', async ({ waybill, main }) => {
  const page = new TimelinePage(main.page)
  const order = (status: string, notes: string) => () => ({ id: 'order_h4m8t1qz7x', status, notes })
  await sendAsFleetbase(
    waybill.origin,
    [
      { atS: 0, name: 'order.created', data: order('created', 'x'.repeat(1_200_000)) },
      { atS: 1, name: 'order.dispatched', data: order('dispatched', '') },
    ],
    { speed: 1 },
  )
  await page.show()
  await expect(page.step('order.created')).toContainText('The payload has 1.1 MB')
  await expect(page.step('order.dispatched')).toContainText('The step before can’t be compared with.')
})
