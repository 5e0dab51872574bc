import { AxeBuilder } from '@axe-core/playwright'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { expect, test } from './fixtures'
import { FilterPage } from './pages/filter-page'

/** An order's and a driver's deliveries, and one from someone else. */
async function send(origin: string): Promise<void> {
  for (const name of ['order.created', 'driver.created', 'order.dispatched']) {
    expect(await postAsFleetbase(origin, fleetbaseBody(name))).toBe(200)
  }
  await fetch(`${origin}/hooks/other`, { method: 'POST', body: '{"hello":"world"}' })
}

test('finds by word, field and payload, and says how many', async ({ waybill, main }) => {
  await send(waybill.origin)
  await expect(main.count).toHaveText('4')
  const filter = new FilterPage(main.page)

  await main.page.keyboard.press('/')
  await expect(filter.field).toBeFocused()
  await filter.type('marina')
  await expect(filter.found).toHaveText('2 found')
  await filter.type('event:order.* data.status:dispatched')
  await expect(filter.found).toHaveText('1 found')
  await expect(main.rows).toHaveCount(1)
  await expect(main.row('order.dispatched')).toBeVisible()

  await filter.type('no-such-thing')
  await expect(main.page.getByText('No delivery passes this filter.')).toBeVisible()
  await main.page.getByRole('button', { name: 'Show all' }).click()
  await expect(main.count).toHaveText('4')
})

test('half-typed input clears nothing, and a mistake is pointed at', async ({ waybill, main }) => {
  await send(waybill.origin)
  const filter = new FilterPage(main.page)
  await filter.type('provider:fleetbase')
  await expect(filter.found).toHaveText('3 found')

  await filter.type('provider:fleetbase (status:')
  await expect(filter.problem).toBeHidden()
  await expect(main.rows).toHaveCount(3)

  await filter.type('provider:fleetbase statsu:200 x')
  await expect(filter.problem).toHaveText('There is no field “statsu”; did you mean status?')
  await expect(main.rows).toHaveCount(3)
})

test('applies to what arrives, keeps the selection, and lets go of it', async ({ waybill, main }) => {
  await send(waybill.origin)
  await main.open('driver.created')
  const filter = new FilterPage(main.page)
  await filter.type('event:order.*')
  await expect(filter.found).toHaveText('2 found')
  // What was open stays open, though the list has no row of it.
  await expect(main.page.getByRole('heading', { name: 'driver.created' })).toBeVisible()

  await postAsFleetbase(waybill.origin, fleetbaseBody('driver.created'))
  await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))
  await expect(filter.found).toHaveText('3 found')
  await expect(main.rows.first()).toContainText('order.created')
  await filter.field.press('Escape')
  await filter.field.press('Escape')
  await expect(main.count).toHaveText('6')
})

test('completes fields, paths and the values seen there, by keyboard', async ({ waybill, main }) => {
  await send(waybill.origin)
  const filter = new FilterPage(main.page)
  await filter.type('data.sta')
  await filter.option('data.status:').waitFor()
  await filter.field.press('Tab')
  await expect(filter.field).toHaveValue('data.status:')
  await filter.option('dispatched').waitFor()
  await filter.field.press('ArrowDown')
  await expect(filter.field).toHaveAttribute('aria-activedescendant', /.+/)
  await filter.type('data.status:disp')
  await filter.option('dispatched').click()
  await expect(filter.field).toHaveValue('data.status:dispatched')
  await expect(filter.found).toHaveText('1 found')
})

test('chips, facets and the inspector’s values are ways to the same filter', async ({ waybill, main }) => {
  await send(waybill.origin)
  const filter = new FilterPage(main.page)
  await filter.facetsButton.click()
  await filter.facet('driver.created').click()
  await expect(filter.field).toHaveValue('event:driver.created')
  await expect(filter.found).toHaveText('1 found')

  await filter.chip('event:driver.created').click()
  await expect(filter.field).toHaveValue('-event:driver.created')
  await expect(filter.found).toHaveText('3 found')
  await main.page.getByRole('button', { name: 'Remove -event:driver.created' }).click()
  await expect(filter.field).toHaveValue('')

  await main.open('order.dispatched')
  await main.tab('Overview')
  await main.page.getByRole('button', { name: 'Exclude event:order.dispatched' }).click()
  await expect(filter.field).toHaveValue('-event:order.dispatched')
  await expect(filter.found).toHaveText('3 found')
})

test('has nothing that axe objects to, with everything open', async ({ waybill, main }) => {
  await send(waybill.origin)
  const filter = new FilterPage(main.page)
  await filter.facetsButton.click()
  await filter.type('provider:fleetbase -event:driver.* ')
  await expect(filter.found).toHaveText('2 found')
  await filter.type('provider:fleetbase -event:driver.* data.')
  await filter
    .option(/data\./)
    .first()
    .waitFor()
  const { violations } = await new AxeBuilder({ page: main.page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})
