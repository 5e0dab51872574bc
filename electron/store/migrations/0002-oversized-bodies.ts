import type { Migration } from './migration'

/**
 * A body over the limit is kept by its start only. `kept_bytes` is null where all of a body is kept, as of every delivery
 * before this step; `size_bytes` and the hash are of all that was read.
 */
export const oversizedBodies: Migration = {
  version: 2,
  name: 'oversized-bodies',
  sql: `
    ALTER TABLE deliveries ADD COLUMN kept_bytes INTEGER;
    ALTER TABLE delivery_heads ADD COLUMN is_body_whole INTEGER NOT NULL DEFAULT 1;
  `,
}
