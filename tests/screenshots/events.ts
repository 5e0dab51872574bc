import { EventsPage } from '../e2e/pages/events-page'
import { eventfulHistory } from '../support/eventful-history'
import { withWaybill } from './photographer'

/** Events with one attempt, with three and with 200, and everything that is said of them. */
export async function pictureEvents(): Promise<void> {
  await withWaybill(
    async (photographer) => {
      const { main } = photographer
      const events = new EventsPage(main.page)
      await events.tab.click()
      await events.rows.first().waitFor()
      const both = ['light', 'dark'] as const
      for (const [name, row] of [
        ['expected', /order_k3v9q2mzta/],
        ['overdue', /order_p7r2x8ndqw/],
        ['missing', /order_t5y1c6bvhj/],
        ['one', /order\.completed, order_aaaaaaaaaa/],
        ['identical', /order_cccccccccc/],
        ['payload-differs', /order_dddddddddd/],
        ['same-json', /order_eeeeeeeeee/],
        ['two-endpoints', /order_ffffffffff/],
        ['two-names', /order_hhhhhhhhhh/],
        ['unsent', /order_z4w8s3gmkl/],
        ['headers-differ', /billing/],
        ['right-to-left', /طلبات/],
        ['200', /200 attempts/],
      ] as const) {
        await events.open(row)
        await events.attempts.waitFor()
        await photographer.take(
          `events-${name}`,
          name === 'payload-differs' || name === '200' ? both : ['light'],
        )
      }
      await main.page.getByRole('button', { name: 'Headers that don’t count' }).click()
      await photographer.take('events-volatile-headers', both)
      await main.page.keyboard.press('Escape')
      await photographer.resize(560, 760)
      await photographer.take('events-narrow')
      await events.open(/order_dddddddddd/)
      await photographer.take('events-narrow-differs', both)
      await events.attempt(2).click()
      await photographer.take('events-narrow-attempt')
      await photographer.resize(1280, 800)
      await photographer.take('events-attempt', both)
      const separator = main.page.getByRole('separator', { name: 'Resize the list' })
      await separator.focus()
      await separator.press('End')
      await photographer.take('events-wide', both)
    },
    { kept: eventfulHistory(Date.now()) },
  )
}
