import type { Locator, Page } from '@playwright/test'

/** What is answered: the button that says it, and the dialog with the rules behind it. */
export class AnswersDialog {
  readonly button: Locator
  readonly dialog: Locator
  readonly rules: Locator
  readonly save: Locator

  constructor(page: Page) {
    this.button = page.getByRole('button', { name: /^Answers: / })
    this.dialog = page.getByRole('dialog')
    this.rules = this.dialog.getByRole('region', { name: 'Rules' }).getByRole('heading')
    this.save = this.dialog.getByRole('button', { name: 'Save' })
  }

  async open(): Promise<void> {
    await this.button.click()
    await this.dialog.waitFor()
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click()
    await this.dialog.waitFor({ state: 'hidden' })
  }

  /** Puts a preset in force. */
  async add(preset: string): Promise<void> {
    await this.act('Add', preset)
  }

  /** Begins a rule of one's own. */
  async write(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Write one' }).click()
  }

  async act(verb: 'Add' | 'Edit' | 'Delete', name: string): Promise<void> {
    await this.dialog.getByRole('button', { name: `${verb} ${name}`, exact: true }).click()
  }

  move(name: string, direction: 'up' | 'down'): Locator {
    return this.dialog.getByRole('button', { name: `Move ${name} ${direction}`, exact: true })
  }

  toggle(name: string): Locator {
    return this.dialog.getByRole('switch', { name: `Use ${name}`, exact: true })
  }

  field(label: string, nth = 0): Locator {
    return this.dialog.getByLabel(label, { exact: true }).nth(nth)
  }
}
