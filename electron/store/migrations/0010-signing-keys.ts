import type { Migration } from './migration'

/**
 * Which key a delivery was signed with: NULL for `internal`, which is Fleetbase's own, and for none. `signature_sweep` says
 * by which keys what is there was checked. Without an index: a sweep comes with a change of keys alone, and the writer has
 * enough to keep up with at every arrival.
 */
export const signingKeys: Migration = {
  version: 10,
  name: 'signing-keys',
  sql: `
    ALTER TABLE deliveries ADD COLUMN signed_by TEXT;

    CREATE TABLE signature_sweep (
      only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
      -- Ids, as JSON: of the keys that were tried ...
      tried      TEXT NOT NULL,
      -- ... and of all that signed_by may hold.
      known      TEXT NOT NULL,
      -- Deliveries up to this id are yet to be looked at by these, from the newest back; 0 where all were.
      pending_to INTEGER NOT NULL
    ) STRICT;
    INSERT INTO signature_sweep VALUES (1, '[]', '[]', 0);
  `,
}
