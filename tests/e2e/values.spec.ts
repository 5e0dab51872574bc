import { driverUpdates, postDriverUpdates } from '../support/driver-updates'
import { postAsFleetbase } from '../support/fleetbase-requests'
import { violations } from './axe'
import { expect, test } from './fixtures'

test('a value is followed over time, for its driver or for every such event, and live', async ({
  waybill,
  main,
}) => {
  await postDriverUpdates(waybill.origin, 20, 2)
  await expect(main.count).toHaveText('20')
  await main.rows.nth(0).click()
  await main.tab('Payload')
  await main.payload().getByText('"status"', { exact: true }).click()
  await main.payload().press('h')
  const history = main.page.getByRole('region', { name: 'History of data.status' })
  await expect(history).toBeFocused()
  const changes = history.getByRole('listitem')
  // Two breaks of ten turns, the second of which is over.
  await expect(changes).toHaveCount(5)
  await expect(history.getByText('4 changes in 10 deliveries')).toBeVisible()
  await expect(changes.nth(0)).toContainText('on_break')
  await expect(changes.nth(4)).toContainText('at first')
  expect(await violations(main.page)).toEqual([])

  // Each change opens the delivery that it came with, and the history stays.
  const shown = main.page.getByRole('article')
  const newest = await shown.getAttribute('aria-label')
  await changes.nth(3).getByRole('button').click()
  await expect(shown).not.toHaveAttribute('aria-label', newest ?? '')
  await expect(main.payload()).toContainText('"on_break"')
  await expect(changes.nth(3).getByRole('button')).toHaveAttribute('aria-current', 'true')
  await main.page.keyboard.press('ArrowUp')
  await expect(changes.nth(2).getByRole('button')).toBeFocused()

  await history.getByRole('button', { name: 'every driver.updated' }).click()
  await expect(history.getByText('4 changes in 20 deliveries')).toBeVisible()
  const last = driverUpdates(21, 2).at(-1) ?? ''
  await postAsFleetbase(waybill.origin, last.replace('"on_break"', '"off_duty"'))
  await expect(changes.nth(0)).toContainText('off_duty')

  await main.page.keyboard.press('Escape')
  await expect(history).toBeHidden()
})

test('a number shows by how much it changed, and an element of a list is followed by its id', async ({
  waybill,
  main,
}) => {
  const items = [
    [
      { id: 'a', n: 1 },
      { id: 'b', n: 10 },
    ],
    [
      { id: 'b', n: 12.5 },
      { id: 'a', n: 1 },
    ],
  ]
  for (const list of items) {
    const body = JSON.stringify({ items: list })
    await fetch(`${waybill.origin}/lists`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
  }
  await expect(main.count).toHaveText('2')
  await main.rows.nth(0).click()
  await main.tab('Payload')
  await main.payload().getByText('12.5').click()
  await main.page.getByRole('button', { name: 'History of this value' }).click()
  const history = main.page.getByRole('region', { name: 'History of items[id=b].n' })
  await expect(history.getByRole('listitem').nth(0)).toContainText('+2.5')
  await expect(history.getByText('1 change in 2 deliveries')).toBeVisible()
  await expect(history).toContainText('in all requests to /lists')
  await history.getByRole('button', { name: 'Close the history' }).click()
  await expect(history).toBeHidden()
})
