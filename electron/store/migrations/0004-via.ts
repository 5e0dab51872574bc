import type { Migration } from './migration'

/** By which door a delivery came in. What was kept before there was a second one came in by the first. */
export const via: Migration = {
  version: 4,
  name: 'via',
  sql: `ALTER TABLE deliveries ADD COLUMN via TEXT NOT NULL DEFAULT 'direct'`,
}
