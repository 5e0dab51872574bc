import type { Locator, Page } from '@playwright/test'

/** What is done with the deliveries of the list, by roles and labels. */
export class ListPage {
  readonly note: Locator
  readonly marks: Locator
  readonly copyAs: Locator
  readonly exporting: Locator
  readonly keys: Locator

  constructor(private readonly page: Page) {
    this.note = page.getByRole('textbox', { name: 'Note' })
    this.marks = page.getByRole('toolbar', { name: 'With all that is marked' })
    this.copyAs = page.getByRole('dialog', { name: /^Copy/ })
    this.exporting = page.getByRole('dialog', { name: 'Export deliveries' })
    this.keys = page.getByRole('dialog', { name: 'Keys' })
  }

  /** A button of the bar that stands while something is marked. */
  act(name: string): Locator {
    return this.marks.getByRole('button', { name, exact: true })
  }

  /** How a copying went. */
  copied(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'copied' })
  }
}
