import { FilterPage } from '../e2e/pages/filter-page'
import { HistoryPage } from '../e2e/pages/history'
import { ProblemsDialog } from '../e2e/pages/problems-dialog'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { RawConnection } from '../support/raw-connection'
import { withWaybill } from './photographer'

/** What was found, what is kept, and what became no delivery. */
export async function pictureKeeping(): Promise<void> {
  await withWaybill(async (photographer, origin) => {
    const { main } = photographer
    for (const name of ['order.created', 'driver.created', 'order.dispatched', 'order.created']) {
      await postAsFleetbase(origin, fleetbaseBody(name))
    }
    await main.open('order.dispatched')
    const filter = new FilterPage(main.page)
    await filter.type('event:order.* data.sta')
    await photographer.take('filter-completion', ['light', 'dark'])
    await filter.type('event:order.* statsu:200')
    await photographer.take('filter-mistake')
    await filter.type('event:order.* data.status:dispatched')
    await filter.found.filter({ hasText: 'found' }).waitFor()
    await main.list.press('f')
    await photographer.take('filter-facets', ['light', 'dark'])
    await main.list.press('f')
    await filter.type('')
    // An empty field offers the fields it knows, over the first rows.
    await main.page.keyboard.press('Escape')
    await main.open('driver.created')
    await main.list.press('p')
    await main.rows.first().click()
    await main.list.press('Delete')
    await new HistoryPage(main.page).toast.waitFor()
    await photographer.take('undo', ['light', 'dark'])
    await new HistoryPage(main.page).open()
    await photographer.take('settings', ['light', 'dark'])
    await main.page.getByRole('tab', { name: 'Receiving' }).click()
    await photographer.take('settings-receiving', ['light', 'dark'])
    await main.page.getByRole('tab', { name: 'Grouping' }).click()
    await photographer.take('settings-grouping', ['light', 'dark'])
    await main.page.getByRole('tab', { name: 'History' }).click()
    await photographer.resize(560, 760)
    await photographer.take('settings-narrow')
    await photographer.resize(1280, 800)
    await main.page.keyboard.press('Escape')
    await sendWhatBecomesNoDelivery(Number(new URL(origin).port))
    const problems = new ProblemsDialog(main.page)
    await problems.open()
    await problems
      .problem('Sent both Content-Length and Transfer-Encoding; refused as request smuggling.')
      .click()
    await photographer.take('problems', ['light', 'dark'])
    await photographer.resize(560, 760)
    await photographer.take('problems-narrow')
  })
}

async function sendWhatBecomesNoDelivery(port: number): Promise<void> {
  const cutOff = await RawConnection.open(port)
  cutOff.send(
    `POST /webhooks/fleetbase HTTP/1.1\r\nHost: a\r\nContent-Length: 2046\r\n\r\n${'x'.repeat(1024)}`,
  )
  cutOff.endSending()
  await cutOff.untilClosed()
  const tls = await RawConnection.open(port)
  tls.send(new Uint8Array([0x16, 3, 1, 0, 0xf8, 1, 0, 0, 0xf4, 3, 3]))
  await tls.untilClosed()
  const smuggler = await RawConnection.open(port)
  smuggler.send(
    'POST /smuggled HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  )
  await smuggler.response()
}
