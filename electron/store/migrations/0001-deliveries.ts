import type { Migration } from './migration'

/**
 * Three tables for one delivery, so that lists and filters read short rows only: what a list shows, the rest of the
 * request's head with its answer, and the body. AUTOINCREMENT keeps an id from being used twice, even after a deletion.
 */
export const deliveries: Migration = {
  version: 1,
  name: 'deliveries',
  sql: `
    CREATE TABLE deliveries (
      id             INTEGER PRIMARY KEY AUTOINCREMENT,
      received_at_us INTEGER NOT NULL,
      method         TEXT NOT NULL,
      target         TEXT NOT NULL,
      provider       TEXT NOT NULL,
      event_name     TEXT,
      event_id       TEXT,
      resource_type  TEXT,
      resource_id    TEXT,
      api_version    TEXT,
      created_at     TEXT,
      created_at_ms  INTEGER,
      body_kind      TEXT NOT NULL,
      content_type   TEXT,
      size_bytes     INTEGER NOT NULL,
      status         INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE delivery_heads (
      delivery_id      INTEGER PRIMARY KEY REFERENCES deliveries (id) ON DELETE CASCADE,
      http_version     TEXT NOT NULL,
      headers          TEXT NOT NULL,
      trailers         TEXT NOT NULL,
      remote_address   TEXT NOT NULL,
      remote_port      INTEGER NOT NULL,
      read_duration_us INTEGER NOT NULL,
      body_sha256      BLOB NOT NULL,
      response_headers TEXT NOT NULL,
      response_body    TEXT NOT NULL
    ) STRICT;

    CREATE TABLE delivery_bodies (
      delivery_id INTEGER PRIMARY KEY REFERENCES deliveries (id) ON DELETE CASCADE,
      bytes       BLOB NOT NULL
    ) STRICT;

    CREATE TABLE store_revision (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      revision INTEGER NOT NULL,
      total    INTEGER NOT NULL
    ) STRICT;
    INSERT INTO store_revision (only_row, revision, total) VALUES (1, 0, 0);

    CREATE TABLE write_probe (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      bytes    BLOB NOT NULL
    ) STRICT;
  `,
}
