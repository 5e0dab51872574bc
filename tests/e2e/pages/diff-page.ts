import type { Locator, Page } from '@playwright/test'

/** A comparison, in the tab of the open delivery or in a pane of its own, by roles and labels. */
export class DiffPage {
  readonly rows: Locator
  /** The place among the changes: '3 changes', 'Change 2 of 3'. */
  readonly place: Locator
  readonly pane: Locator
  readonly pathField: Locator
  readonly details: Locator
  readonly headers: Locator
  readonly bytes: Locator
  readonly baseline: Locator
  readonly notes: Locator

  constructor(private readonly page: Page) {
    this.rows = page.getByRole('treegrid', { name: 'Differences' })
    this.place = page.getByRole('group', { name: 'Changes', exact: true }).getByRole('status')
    this.pane = page.getByRole('article', { name: 'Comparison of two deliveries' })
    this.pathField = page.getByRole('textbox', { name: 'Only changes at this path' })
    this.details = page.getByRole('group', { name: 'The row pointed at' })
    this.headers = page.getByRole('table', { name: 'Headers, left and right' })
    this.bytes = page.getByRole('region', { name: 'Bytes compared' })
    this.baseline = page.getByText('Compared with').locator('..').getByRole('button')
    this.notes = page.getByRole('list', { name: 'Notes on the comparison' })
  }

  /** A row by what it says to those who hear it. */
  row(name: string | RegExp): Locator {
    return this.rows.getByRole('row', { name })
  }

  side(name: 'Left' | 'Right'): Locator {
    return this.page.getByRole('group', { name, exact: true })
  }

  async compareWith(name: string | RegExp): Promise<void> {
    await this.baseline.click()
    await this.page.getByRole('menuitemcheckbox', { name }).click()
  }

  async part(name: 'Payload' | 'Headers' | 'Bytes'): Promise<void> {
    await this.page
      .getByRole('group', { name: 'What is compared' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click()
  }

  /** A button that shows one kind of change alone: '2 added'. */
  kind(words: string | RegExp): Locator {
    return this.page
      .getByRole('group', { name: 'Which changes are shown' })
      .getByRole('button', { name: words })
  }

  async option(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'How differences are told' }).click()
    await this.page.getByRole('checkbox', { name }).click()
    await this.page.keyboard.press('Escape')
  }

  async copy(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Copy the difference' }).click()
    await this.page.getByRole('menuitem', { name }).click()
    await this.page.getByRole('status').filter({ hasText: 'copied' }).first().waitFor()
  }
}
