import type { Locator, Page } from '@playwright/test'

/** Deliveries beside each other, by roles and labels. */
export class MatrixPage {
  readonly pane: Locator
  readonly grid: Locator
  /** Their heads, after that of the paths. */
  readonly columns: Locator

  constructor(private readonly page: Page) {
    this.pane = page.getByRole('region', { name: 'Deliveries beside each other' })
    this.grid = this.pane.getByRole('grid', { name: 'What differs' })
    this.columns = this.grid.getByRole('columnheader')
  }

  row(path: string): Locator {
    const head = this.page.getByRole('rowheader', { name: path, exact: true })
    return this.grid.getByRole('row').filter({ has: head })
  }
}
