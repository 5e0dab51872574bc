import type { Locator, Page } from '@playwright/test'

/** The filter and the facets, by role and label. */
export class FilterPage {
  readonly field: Locator
  readonly found: Locator
  readonly problem: Locator
  readonly facetsButton: Locator
  private readonly bar: Locator

  constructor(private readonly page: Page) {
    this.bar = page.getByRole('search', { name: 'Filter' })
    this.field = this.bar.getByRole('combobox', { name: 'Filter deliveries' })
    this.found = this.bar.getByRole('status').filter({ hasText: /found|so far/ })
    this.problem = this.bar.getByRole('status').filter({ hasText: /no field|Expected/ })
    this.facetsButton = this.bar.getByRole('button', { name: 'Facets' })
  }

  async type(text: string): Promise<void> {
    await this.field.fill(text)
  }

  option(text: string | RegExp): Locator {
    return this.bar.getByRole('option').filter({ hasText: text })
  }

  chip(text: string): Locator {
    return this.bar.getByRole('list', { name: 'Conditions' }).getByText(text, { exact: true })
  }

  facet(label: string): Locator {
    return this.page.getByRole('complementary', { name: 'Facets' }).getByText(label, { exact: true })
  }
}
