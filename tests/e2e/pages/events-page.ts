import type { Locator, Page } from '@playwright/test'

/** The list of events and the one that is open, by role and label. */
export class EventsPage {
  readonly tab: Locator
  readonly list: Locator
  readonly rows: Locator
  /** The event that is open. */
  readonly event: Locator
  readonly attempts: Locator
  readonly back: Locator

  constructor(page: Page) {
    this.tab = page.getByRole('tab', { name: 'Events' })
    this.list = page.getByRole('grid', { name: 'Events, last seen first' })
    this.rows = this.list.getByRole('row')
    this.event = page.getByRole('article', { name: /^Event/ })
    this.attempts = page.getByRole('table', { name: 'Attempts' })
    this.back = page.getByRole('navigation', { name: 'Where you came from' }).getByRole('button')
  }

  /** A row by what a reader hears of it. */
  row(name: string | RegExp): Locator {
    return this.list.getByRole('row', { name })
  }

  /** Opens an event wherever it is in the list: only the rows in sight exist. */
  async open(name: string | RegExp): Promise<void> {
    await this.list.evaluate((scroller) => scroller.scrollTo({ top: 0 }))
    for (;;) {
      await this.rows.first().waitFor()
      if ((await this.row(name).count()) > 0) break
      const isEnd = await this.list.evaluate((scroller) => {
        const before = scroller.scrollTop
        scroller.scrollBy({ top: scroller.clientHeight / 2 })
        return scroller.scrollTop === before
      })
      if (isEnd) break
    }
    await this.row(name).first().click()
  }

  attempt(number: number): Locator {
    return this.attempts.getByRole('button', { name: `Attempt ${String(number)}`, exact: true })
  }
}
