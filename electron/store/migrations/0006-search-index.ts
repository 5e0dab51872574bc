import type { Migration } from './migration'

/**
 * The search index, laid out as in search/layout.ts. It is built behind, from the newest delivery back, so this step costs
 * nothing; what is not in it yet is read through when something is looked for.
 */
export const searchIndex: Migration = {
  version: 6,
  name: 'search-index',
  sql: `
    CREATE TABLE search_fresh (
      segment INTEGER PRIMARY KEY,
      slots   BLOB NOT NULL
    ) STRICT;

    CREATE TABLE search_settled (
      segment INTEGER PRIMARY KEY
    ) STRICT;

    CREATE TABLE search_slots (
      row  INTEGER PRIMARY KEY,
      bits BLOB NOT NULL
    ) STRICT;

    CREATE TABLE search_ranges (
      place   INTEGER NOT NULL,
      segment INTEGER NOT NULL,
      low     REAL NOT NULL,
      high    REAL NOT NULL,
      blocks  BLOB NOT NULL,
      PRIMARY KEY (place, segment)
    ) STRICT, WITHOUT ROWID;
  `,
}
