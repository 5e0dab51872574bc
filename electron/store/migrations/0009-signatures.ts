import type { Migration } from './migration'

/**
 * Who signed each delivery. What was kept before is looked at behind; the index says what is left of it, and is empty when
 * nothing is.
 */
export const signatures: Migration = {
  version: 9,
  name: 'signatures',
  sql: `
    ALTER TABLE deliveries ADD COLUMN signature TEXT;
    CREATE INDEX deliveries_unchecked ON deliveries (id) WHERE signature IS NULL;
  `,
}
