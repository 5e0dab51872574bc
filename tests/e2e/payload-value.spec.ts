import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { FilterPage } from './pages/filter-page'

test('any value of a payload is filtered by or excluded, with a click or a key', async ({
  waybill,
  main,
}) => {
  for (const name of ['order.created', 'driver.created', 'order.dispatched']) {
    await postAsFleetbase(waybill.origin, fleetbaseBody(name))
  }
  const filter = new FilterPage(main.page)
  await main.open('order.dispatched')
  await main.tab('Payload')
  const value = main.page.getByRole('group', { name: 'The value at the caret' })
  await expect(value).toHaveText('Click a value, or move to it, to filter by it')

  await main.payload().getByText('"AC583920"').click()
  await value.getByRole('button', { name: 'Filter by data.internal_id:AC583920' }).click()
  await expect(filter.field).toHaveValue('data.internal_id:AC583920')
  await expect(filter.found).toHaveText('2 found')
  await value.getByRole('button', { name: 'Exclude data.internal_id:AC583920' }).click()
  await expect(filter.field).toHaveValue('-data.internal_id:AC583920')
  await expect(filter.found).toHaveText('1 found')

  // By keyboard alone: the line above is another value.
  await main.payload().press('ArrowUp')
  await expect(value).not.toContainText('data.internal_id:AC583920')
  await main.payload().press('ArrowDown')
  await expect(value).toContainText('data.internal_id:AC583920')
  await main.payload().press('+')
  await expect(filter.field).toHaveValue('data.internal_id:AC583920')
  await main.payload().press('-')
  await expect(filter.field).toHaveValue('-data.internal_id:AC583920')
  expect(await violations(main.page)).toEqual([])
})

test('a value in a list is asked for in any element, or in its own', async ({ waybill, main }) => {
  for (const sku of ['A1', 'B2']) {
    const body = JSON.stringify({ items: [{ sku: 'Z0' }, { sku }], at: [103.8, 1.3] })
    const headers = { 'content-type': 'application/json' }
    await fetch(`${waybill.origin}/orders`, { method: 'POST', headers, body })
  }
  const filter = new FilterPage(main.page)
  await expect(main.count).toHaveText('2')
  await main.rows.first().click()
  await main.tab('Payload')
  const value = main.page.getByRole('group', { name: 'The value at the caret' })
  await main.payload().getByText('"B2"').click()
  await expect(value).toContainText('items[*].sku:B2')
  await value.getByRole('button', { name: 'Any element' }).click()
  await expect(value).toContainText('items[1].sku:B2')
  await main.payload().press('+')
  await expect(filter.found).toHaveText('1 found')

  // A coordinate is told by its place.
  await main.payload().getByText('103.8').click()
  await expect(value).toContainText('at[0]:103.8')
})
