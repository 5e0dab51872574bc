import type { Locator, Page } from '@playwright/test'

/** The settings' page of signing keys, by roles and labels. */
export class SignaturesPage {
  readonly settings: Locator
  readonly keys: Locator
  readonly form: Locator
  readonly removed: Locator

  constructor(readonly page: Page) {
    this.settings = page.getByRole('dialog', { name: 'Settings' })
    this.keys = this.settings.getByRole('list', { name: 'Keys' }).getByRole('listitem')
    this.form = this.settings.getByRole('form', { name: 'A new key' })
    this.removed = this.settings.getByRole('status').filter({ hasText: 'was removed' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings' }).click()
    await this.settings.getByRole('tab', { name: 'Signatures' }).click()
  }

  /** Enters a key and asks for it to be added. */
  async give(name: string, secret: string): Promise<void> {
    await this.form.getByLabel('Name').fill(name)
    await this.form.getByLabel('Secret').fill(secret)
    await this.form.getByRole('button', { name: 'Add the key' }).click()
  }

  async remove(name: string): Promise<void> {
    await this.settings.getByRole('button', { name: `Remove the key ${name}` }).click()
  }
}
