import type { Locator, Page } from '@playwright/test'

type TabName = 'Overview' | 'Payload' | 'Headers' | 'Raw' | 'Diff'

/** The window by what a person sees of it: roles and labels, never class names. */
export class MainWindow {
  readonly endpoint: Locator
  readonly tunnelSwitch: Locator
  /** The button beside the switch; its name says how the tunnel is. */
  readonly tunnelState: Locator
  readonly list: Locator
  readonly rows: Locator
  readonly count: Locator
  /** What is wrong just now. */
  readonly alert: Locator

  constructor(readonly page: Page) {
    this.endpoint = page.getByRole('region', { name: 'Endpoint' })
    this.tunnelSwitch = page.getByRole('switch', { name: 'Public address' })
    this.tunnelState = page.getByRole('button', { name: /^Public address: / })
    this.list = page.getByRole('grid', { name: 'Deliveries, newest first' })
    this.rows = this.list.getByRole('row')
    this.count = page.getByTestId('delivery-count')
    this.alert = page.getByRole('alert')
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text })
  }

  async open(text: string | RegExp): Promise<void> {
    await this.row(text).first().click()
  }

  async tab(name: TabName): Promise<void> {
    await this.page.getByRole('tab', { name }).click()
  }

  /** The text of the payload's viewer, as far as it is drawn. */
  payload(): Locator {
    return this.page.getByRole('textbox', { name: 'Payload' })
  }

  rawBody(): Locator {
    return this.page.getByRole('textbox', { name: 'Body as sent' })
  }

  rawHead(): Locator {
    return this.page.getByLabel('Request head')
  }

  headerRows(): Locator {
    return this.page.getByRole('table', { name: 'Headers' }).getByRole('row')
  }

  /** A warning that stays until it is hidden, by its title. */
  note(title: string): Locator {
    return this.page.getByRole('note').filter({ hasText: title })
  }

  notice(title: string | RegExp): Locator {
    return this.page.getByText(title)
  }
}
