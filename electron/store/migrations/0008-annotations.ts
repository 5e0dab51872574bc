import type { Migration } from './migration'

/**
 * What a person has looked at, and notes. `unseen` and not its opposite, so that what was kept before this step counts as
 * seen without a row being written.
 */
export const annotations: Migration = {
  version: 8,
  name: 'annotations',
  sql: `
    ALTER TABLE deliveries ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE deliveries ADD COLUMN note TEXT;
  `,
}
