import type { Locator, Page } from '@playwright/test'

/** Settings, the history's page of them and the note that offers to undo, by roles and labels. */
export class HistoryPage {
  readonly settings: Locator
  readonly limits: Locator
  readonly clear: Locator
  readonly undo: Locator
  readonly toast: Locator

  constructor(readonly page: Page) {
    this.settings = page.getByRole('dialog', { name: 'Settings' })
    this.limits = this.settings.getByRole('form', { name: 'Limits' })
    this.clear = this.settings.getByRole('form', { name: 'Clear' })
    this.toast = page.getByRole('status').filter({ hasText: 'cleared' })
    this.undo = this.toast.getByRole('button', { name: 'Undo' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings' }).click()
    await this.settings.waitFor()
  }

  fact(name: string): Locator {
    return this.settings.locator('dl > div').filter({ hasText: name }).getByRole('definition')
  }
}
