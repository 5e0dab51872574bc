import type { Locator, Page } from '@playwright/test'

/** The list of what is noise in an event type, by roles and labels. */
export class NoiseMenu {
  readonly content: Locator

  constructor(private readonly page: Page) {
    this.content = page.getByRole('dialog', { name: /^Noise in / })
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^\d+ noisy path|^No noise/ })
      .first()
      .click()
  }

  line(pattern: string): Locator {
    const text = this.page.getByText(pattern, { exact: true })
    return this.content.getByRole('listitem').filter({ has: text })
  }

  async add(pattern: string): Promise<void> {
    await this.content.getByLabel('Add a path').fill(pattern)
    await this.content.getByRole('button', { name: 'Add', exact: true }).click()
  }
}
