import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What shuts people out of the page as it is now, each as `rule: element`. */
export async function violations(page: Page): Promise<string[]> {
  // Legacy mode: the newer one opens a blank page, which Electron's driver can't.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}
