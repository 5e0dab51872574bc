import type { Migration } from './migration'

/**
 * Pins, clearing and limits. A cleared delivery is hidden by a row in a table of its own and not by a flag in its own row:
 * hiding and unhiding 100,000 then writes one megabyte instead of all their rows. `delivery_blocks` counts what the list
 * shows of every 1,024 ids, so that a place in the list is found without walking over all before it.
 */
export const history: Migration = {
  version: 5,
  name: 'history',
  sql: `
    ALTER TABLE deliveries ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX deliveries_pinned ON deliveries (pinned) WHERE pinned = 1;

    CREATE TABLE delivery_blocks (
      block  INTEGER PRIMARY KEY,
      listed INTEGER NOT NULL CHECK (listed >= 0)
    ) STRICT;
    INSERT INTO delivery_blocks (block, listed) SELECT id >> 10, count(*) FROM deliveries GROUP BY 1;

    CREATE TABLE clearings (
      id     INTEGER PRIMARY KEY AUTOINCREMENT,
      -- 0 while deliveries are still being hidden, or are being brought back.
      stands INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE cleared_deliveries (
      delivery_id INTEGER PRIMARY KEY,
      clearing_id INTEGER NOT NULL REFERENCES clearings (id)
    ) STRICT;

    CREATE TABLE dropped_deliveries (
      reason     TEXT PRIMARY KEY,
      deliveries INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO dropped_deliveries (reason, deliveries) VALUES ('count', 0), ('bytes', 0), ('age', 0);
  `,
}
