import type { Locator, Page } from '@playwright/test'

/** The list of requests that became no delivery, and the word in the endpoint bar that opens it. */
export class ProblemsDialog {
  readonly button: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.button = page.getByRole('button', { name: /^\d+ connection problems?$/ })
    this.dialog = page.getByRole('dialog', { name: 'Connection problems' })
  }

  async open(): Promise<void> {
    await this.button.click()
  }

  problem(sentence: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name: sentence })
  }

  fact(name: string): Locator {
    return this.dialog.getByText(name, { exact: true }).locator('..').getByRole('definition')
  }

  excerpt(title: string): Locator {
    return this.dialog.getByRole('region', { name: title, exact: true })
  }
}
