import type { AnsweredRequest } from '../../core/delivery/received-request'
import { TimelinePage } from '../e2e/pages/timeline-page'
import { EVERY_CASE } from '../support/fleetbase-script'
import { fleetbaseArrivals } from '../support/fleetbase-sender'
import { driverSteps, EIGHT_STEPS, ODD_STEPS } from '../support/timeline-script'
import { withWaybill, type Photographer } from './photographer'

/** Timelines of 1, 8 and 500 steps, with every badge, in either order, and names that try the layout. */
export async function pictureTimeline(): Promise<void> {
  await withWaybill(
    async (photographer) => {
      const page = new TimelinePage(photographer.main.page)
      const { main } = photographer
      await main.open('order.dispatched')
      await main.tab('Overview')
      await main.row('order.completed').first().hover()
      await photographer.take('timeline-links')
      await page.show()
      await pictureEight(photographer, page)
      await pictureBadges(photographer, page)
      await pictureSearch(photographer, page)
      await page.open('order_مرحبا')
      await photographer.take('timeline-odd')
      await page.open('driver_w2f6u9xk4c')
      await page.steps.nth(3).waitFor()
      await photographer.take('timeline-500')
      await page.steps.first().focus()
      await photographer.main.page.keyboard.press('End')
      await page.step('driver.updated').last().waitFor()
      await photographer.take('timeline-500-end', ['light', 'dark'])
    },
    { kept: everything() },
  )
}

function everything(): AnsweredRequest[] {
  const hoursAgo = (hours: number): number => Date.now() - hours * 3_600_000
  return [
    ...fleetbaseArrivals(driverSteps(500), hoursAgo(26)),
    ...fleetbaseArrivals(EVERY_CASE, hoursAgo(3)),
    ...fleetbaseArrivals(ODD_STEPS, hoursAgo(2.8)),
    ...fleetbaseArrivals(EIGHT_STEPS, hoursAgo(2.5)),
  ]
}

async function pictureEight(photographer: Photographer, page: TimelinePage): Promise<void> {
  await page.open('order_h4m8t1qz7x')
  await page.step('order.dispatched').getByText('dispatched_at').waitFor()
  await photographer.take('timeline', ['light', 'dark'])
  await page.steps.last().scrollIntoViewIfNeeded()
  await page.step('order.completed').hover()
  await photographer.take('timeline-end', ['light', 'dark'])
  await photographer.resize(560, 860)
  await photographer.take('timeline-narrow', ['light', 'dark'])
  await photographer.resize(1280, 800)
}

async function pictureBadges(photographer: Photographer, page: TimelinePage): Promise<void> {
  for (const [letter, name] of [
    ['b', 'out-of-order'],
    ['f', 'two-endpoints'],
    ['g', 'missing'],
    ['c', 'one-step'],
  ] as const) {
    await page.open(`order_${letter.repeat(10)}`)
    await page.steps.first().getByText('customer').first().waitFor()
    await photographer.take(`timeline-${name}`, name === 'out-of-order' ? ['light', 'dark'] : ['light'])
  }
  await page.open('order_bbbbbbbbbb')
  await page.order('As it arrived')
  await page.steps.last().getByText('completed').first().waitFor()
  await page.steps.last().getByRole('button', { name: 'Out of order' }).focus()
  await photographer.take('timeline-by-arrival')
  await page.order('As it happened')
}

async function pictureSearch(photographer: Photographer, page: TimelinePage): Promise<void> {
  await page.search.fill('ac1000')
  await page.found.filter({ hasText: 'found' }).waitFor()
  await photographer.take('resources-found')
  await page.search.fill('ORD-77')
  await photographer.main.page.getByText('No id begins with').waitFor()
  await photographer.take('resources-not-found')
  await page.search.fill('')
  const separator = photographer.main.page.getByRole('separator', { name: 'Resize the list' })
  await separator.focus()
  await separator.press('End')
  await photographer.take('resources-columns')
  await separator.press('Home')
  await photographer.take('resources-close')
  await photographer.resize(1281, 800)
}
