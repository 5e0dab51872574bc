import type { Locator, Page } from '@playwright/test'

/** The resources and the timeline of one, by roles and labels. */
export class TimelinePage {
  readonly list: Locator
  readonly rows: Locator
  readonly search: Locator
  readonly found: Locator
  /** The steps, whichever order they are in. */
  readonly lane: Locator
  readonly steps: Locator

  constructor(private readonly page: Page) {
    this.list = page.getByRole('grid', { name: 'Resources, last active first' })
    this.rows = this.list.getByRole('row')
    this.search = page.getByRole('textbox', { name: 'Find by any id' })
    this.found = page.getByRole('search', { name: 'Find a resource' }).getByRole('status')
    this.lane = page.getByRole('feed')
    this.steps = this.lane.getByRole('article')
  }

  /** Shows the list of resources. */
  async show(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Resources' }).click()
  }

  /** Opens the timeline of the resource whose row says this. */
  async open(text: string | RegExp): Promise<void> {
    await this.rows.filter({ hasText: text }).first().click()
  }

  /** The steps whose event's name this is. */
  step(name: string): Locator {
    return this.steps.filter({ has: this.page.getByRole('heading', { name, exact: true }) })
  }

  async order(name: 'As it happened' | 'As it arrived'): Promise<void> {
    await this.page.getByRole('button', { name }).click()
  }
}
