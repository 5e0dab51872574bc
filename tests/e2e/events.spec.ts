import { EVERY_CASE } from '../support/fleetbase-script'
import { fleetbaseArrivals, sendAsFleetbase } from '../support/fleetbase-sender'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { keepBefore } from '../support/kept-before'
import { launchWaybill } from '../support/waybill-app'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { EventsPage } from './pages/events-page'
import { MainWindow } from './pages/main-window'

/** A retry after 110 s comes after 2 to 3 s. */
const SPEED = 40

/** The events of the script that are sent more than once, to two endpoints, or as `[]`. */
const TOLD_APART = EVERY_CASE.filter(({ data }) => {
  const sent = data(1)
  return sent === null || /order_[cdefh]{10}/.test(JSON.stringify(sent))
})

const AN_HOUR_MS = 3_600_000

/** What a reader hears of the events, without what tells of the time and the answers. */
async function verdicts(events: EventsPage): Promise<string[]> {
  const names = await events.rows.evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('aria-label') ?? ''),
  )
  return names.map((name) => name.replace(/, last .*$/, '')).sort()
}

const VERDICTS = [
  '/webhooks/fleetbase, 1 attempt',
  '/webhooks/fleetbase, 1 attempt',
  'order.created, order_cccccccccc, 3 attempts, identical',
  'order.created, order_dddddddddd, 3 attempts, payload differs',
  'order.created, order_eeeeeeeeee, 3 attempts, same JSON, bytes differ',
  'order.created, order_ffffffffff, 1 attempt',
  'order.created, order_ffffffffff, 1 attempt',
  'order.updated, order_hhhhhhhhhh, 2 attempts, one id, two event names',
]

test('every verdict is right as attempts arrive, and after a restart', async ({ dataFolder }) => {
  const first = await launchWaybill({ dataFolder })
  const sent = sendAsFleetbase(first.origin, TOLD_APART, { speed: SPEED })
  const live = new EventsPage(first.page)
  await live.tab.click()
  await live.open(/order_cccccccccc/)
  // What is open follows what arrives.
  await expect(live.attempts.getByRole('row')).toHaveCount(4)
  await sent
  await expect.poll(() => verdicts(live)).toEqual(VERDICTS)
  await first.close()

  const second = await launchWaybill({ dataFolder })
  const again = new EventsPage(second.page)
  // The list that was shown last is shown again.
  await expect(again.rows).toHaveCount(VERDICTS.length)
  expect(await verdicts(again)).toEqual(VERDICTS)
  await second.close()
})

test('attempts are set against the schedule and the first, and what breaks a receiver is said', async ({
  dataFolder,
}) => {
  await keepBefore(dataFolder, fleetbaseArrivals(EVERY_CASE, Date.now() - AN_HOUR_MS))
  const waybill = await launchWaybill({ dataFolder })
  const events = new EventsPage(waybill.page)
  await events.tab.click()

  await events.open(/order_cccccccccc/)
  await expect(events.event).toContainText('Attempt 3 of 3: no further attempt will come')
  const third = events.attempts.getByRole('row').nth(3)
  await expect(third).toContainText('+1 min 40 s')
  await expect(third).toContainText('in time')
  await expect(third).toContainText('500 Internal Server Error')
  expect(await violations(waybill.page)).toEqual([])

  await events.open(/order_dddddddddd/)
  await expect(events.event).toContainText('1 field differs')
  await expect(events.event).toContainText('The attempts do not say the same')
  await waybill.page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(waybill.page)).toEqual([])
  await events.event.getByRole('button', { name: 'Compare the first and the last' }).click()
  const comparison = waybill.page.getByRole('article', { name: 'Comparison of two deliveries' })
  await expect(comparison).toContainText('Lim')
  await comparison.getByRole('button', { name: 'Close the comparison' }).click()
  await expect(events.event).toContainText('1 field differs')

  await events.open(/order_eeeeeeeeee/)
  await expect(events.event).toContainText('The same JSON in other bytes')
  await events.open(/order_hhhhhhhhhh/)
  await expect(events.event).toContainText('One id, two event names: order.created and order.updated')
  await events.open(/order\.completed, order_aaaaaaaaaa/)
  await expect(events.event).toContainText('The same was told under another id, in the same second')
  await events.open(/^\/webhooks\/fleetbase, 1 attempt/)
  await expect(events.event).toContainText('This body says nothing that tells one event from another')
  await events.open(/order_ffffffffff/)
  await expect(events.event).toContainText('The same id was sent to another endpoint, too')
  await waybill.close()
})

test('an event leads to its attempts, and an attempt to its event, by keyboard', async ({ dataFolder }) => {
  await keepBefore(dataFolder, fleetbaseArrivals(EVERY_CASE, Date.now() - AN_HOUR_MS))
  const waybill = await launchWaybill({ dataFolder })
  const main = new MainWindow(waybill.page)
  const events = new EventsPage(waybill.page)
  await expect(main.rows.first()).toBeVisible()
  await waybill.page.keyboard.press('2')
  await expect(events.list).toBeFocused()
  await waybill.page.keyboard.press('g')
  await waybill.page.keyboard.press('g')
  await expect(events.rows.first()).toHaveAttribute('aria-selected', 'true')
  await waybill.page.keyboard.press('j')
  await expect(events.rows.nth(1)).toHaveAttribute('aria-selected', 'true')

  await events.open(/order_cccccccccc/)
  await events.attempt(2).focus()
  await waybill.page.keyboard.press('Enter')
  const link = waybill.page.getByRole('article').getByRole('button', { name: 'Attempt 2 of 3, identical' })
  await expect(link.first()).toBeVisible()
  await events.back.click()
  await expect(events.attempts).toBeVisible()

  await waybill.page.keyboard.press('1')
  await main.open(/order_eeeeeeeeee/)
  await expect(waybill.page.getByRole('button', { name: /of 3, same JSON, bytes differ/ })).toBeVisible()
  await waybill.page.keyboard.press('a')
  await expect(events.event).toContainText('The same JSON in other bytes')
  await waybill.close()
})

test('an unknown sender’s attempts become one event by a rule that says where its id stands', async ({
  dataFolder,
}) => {
  const first = await launchWaybill({ dataFolder })
  const post = (status: string): Promise<Response> =>
    fetch(`${first.origin}/hooks/billing`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ meta: { id: 'inv_1' }, status }),
    })
  await post('open')
  await post('paid')
  const events = new EventsPage(first.page)
  await events.tab.click()
  await expect(events.rows).toHaveCount(2)
  await events.open(/billing/)
  await events.event.getByRole('button', { name: 'Say where its id stands…' }).click()

  const form = first.page.getByRole('form', { name: 'A new rule' })
  await form.getByLabel('For deliveries to').fill('/hooks/*')
  await form.getByLabel('A JSON pointer to it').fill('meta.id')
  await form.getByRole('button', { name: 'Add the rule' }).click()
  await expect(form.getByText('A JSON pointer begins with a slash: /meta/id.')).toBeVisible()
  expect(await violations(first.page)).toEqual([])
  await form.getByLabel('A JSON pointer to it').fill('/meta/id')
  await form.getByRole('button', { name: 'Add the rule' }).click()
  await expect(first.page.getByRole('list', { name: 'Where ids stand' })).toContainText('/meta/id')
  await first.page.keyboard.press('Escape')
  await expect(events.row(/billing, 2 attempts, payload differs/)).toBeVisible()
  await events.open(/billing, 2 attempts/)
  await expect(events.event).toContainText('JSON pointer /meta/id')
  await first.close()

  const second = await launchWaybill({ dataFolder })
  const again = new EventsPage(second.page)
  await expect(again.row(/billing, 2 attempts, payload differs/)).toBeVisible()
  await second.page.keyboard.press('Control+,')
  await second.page.getByRole('tab', { name: 'Grouping' }).click()
  await second.page.getByRole('button', { name: 'Delete the rule for /hooks/*, /meta/id' }).click()
  await second.page.keyboard.press('Escape')
  await expect(again.rows).toHaveCount(2)
  await second.close()
})

test('which attempt a delivery was follows what arrives, whatever part of it is open', async ({
  waybill,
  main,
}) => {
  const body = fleetbaseBody('order.created')
  await postAsFleetbase(waybill.origin, body)
  await main.open('order.created')
  await main.tab('Overview')
  await expect(main.page.getByRole('button', { name: 'The only attempt' })).toBeVisible()
  await main.tab('Payload')
  await postAsFleetbase(waybill.origin, body)
  await expect(main.page.getByRole('button', { name: 'Attempt 1 of 2, identical' })).toBeVisible()
})
