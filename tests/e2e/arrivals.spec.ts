import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { FilterPage } from './pages/filter-page'

const RECEIVED = /^received:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\.\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/

test('a range of time is chosen by dragging over the arrivals, moved by key, and let go of', async ({
  waybill,
  main,
}) => {
  await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))
  const strip = main.page.getByRole('group', { name: 'Arrivals over time' })
  await expect(strip).toBeVisible()
  // Another bucket: they are a second long while there is little.
  await main.page.waitForTimeout(2100)
  for (let sent = 0; sent < 3; sent += 1) {
    await postAsFleetbase(waybill.origin, fleetbaseBody('driver.created'))
  }
  const filter = new FilterPage(main.page)
  await expect(main.count).toHaveText('4')
  await expect(strip.locator('svg rect')).not.toHaveCount(1)

  const box = await strip.locator('svg').boundingBox()
  if (box === null) throw new Error('the arrivals are not drawn')
  const y = box.y + box.height / 2
  // The last second's bar, of sixty, with some way to the left of it.
  await main.page.mouse.move(box.x + box.width - 2, y)
  await main.page.mouse.down()
  await main.page.mouse.move(box.x + box.width * (58.5 / 60), y, { steps: 4 })
  await main.page.mouse.up()
  await expect(filter.field).toHaveValue(RECEIVED)
  await expect(filter.found).toHaveText('3 found')
  expect(await violations(main.page)).toEqual([])

  // A new drag takes the old one's place.
  await main.page.mouse.move(box.x + 2, y)
  await main.page.mouse.down()
  await main.page.mouse.move(box.x + box.width * 0.5, y, { steps: 4 })
  await main.page.mouse.up()
  await expect(filter.field).toHaveValue(RECEIVED)
  await expect(filter.found).toHaveText('0 found')

  const until = strip.getByRole('slider', { name: 'To' })
  const before = await filter.field.inputValue()
  await until.press('End')
  await expect(filter.found).toHaveText('4 found')
  expect(await filter.field.inputValue()).not.toBe(before)
  await until.press('Escape')
  await expect(filter.field).toHaveValue('')

  await strip.getByRole('slider', { name: 'From' }).press('ArrowRight')
  await expect(filter.field).toHaveValue(RECEIVED)
  await strip.getByRole('button', { name: 'Any time' }).click()
  await expect(filter.field).toHaveValue('')
})
