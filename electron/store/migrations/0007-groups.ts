import type { Migration } from './migration'

/**
 * Events and resources. A row of `event_deliveries` says which event a delivery is an attempt of; the rows of `events` and
 * `resources` hold what their lists are sorted and judged by, so that a page of either is read and not worked out. What is
 * cleared keeps its place and counts for nothing (`listed` 0). Deliveries that were there before are grouped behind, so this
 * step costs nothing.
 */
export const groups: Migration = {
  version: 7,
  name: 'groups',
  sql: `
    ALTER TABLE deliveries ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1;

    CREATE TABLE events (
      id             INTEGER PRIMARY KEY AUTOINCREMENT,
      provider       TEXT NOT NULL,
      source         TEXT NOT NULL,
      -- Of an event whose source is 'alone', its delivery's id.
      sender_id      TEXT NOT NULL,
      path           TEXT NOT NULL,
      -- Deliveries there are, cleared ones and all.
      members        INTEGER NOT NULL,
      -- ... and that ever came, since the next one's number hangs on it.
      arrivals       INTEGER NOT NULL,
      -- From here on only of those that the list shows; zeros where it shows none.
      attempts       INTEGER NOT NULL,
      first_delivery INTEGER NOT NULL,
      last_delivery  INTEGER NOT NULL,
      byte_changes   INTEGER NOT NULL,
      json_changes   INTEGER NOT NULL,
      header_changes INTEGER NOT NULL,
      name_changes   INTEGER NOT NULL,
      -- What the first of them is about.
      resource       INTEGER,
      UNIQUE (sender_id, path, provider, source)
    ) STRICT;
    CREATE INDEX events_newest ON events (last_delivery) WHERE last_delivery > 0;
    CREATE INDEX events_of_resource ON events (resource, last_delivery) WHERE resource IS NOT NULL;

    CREATE TABLE event_deliveries (
      -- Without ON DELETE: to delete a delivery that is still counted is a mistake that must not pass unseen.
      delivery_id INTEGER PRIMARY KEY REFERENCES deliveries (id),
      event       INTEGER NOT NULL,
      resource    INTEGER,
      listed      INTEGER NOT NULL,
      -- Worked out when two attempts of one event differ in bytes, which few do.
      json_hash   BLOB
    ) STRICT;
    CREATE INDEX event_deliveries_in_order ON event_deliveries (event, listed, delivery_id);

    CREATE TABLE resources (
      id            INTEGER PRIMARY KEY AUTOINCREMENT,
      provider      TEXT NOT NULL,
      type          TEXT NOT NULL,
      resource_id   TEXT NOT NULL,
      members       INTEGER NOT NULL,
      -- Of the events that are about it and have attempts in the list.
      steps         INTEGER NOT NULL,
      attempts      INTEGER NOT NULL,
      last_delivery INTEGER NOT NULL,
      -- JSON.
      other_ids     TEXT NOT NULL,
      UNIQUE (resource_id, type, provider)
    ) STRICT;
    CREATE INDEX resources_newest ON resources (last_delivery) WHERE last_delivery > 0;

    CREATE TABLE resource_ids (
      -- ASCII letters in lower case, as SQLite's lower() has them.
      value    TEXT NOT NULL,
      resource INTEGER NOT NULL,
      PRIMARY KEY (value, resource)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE grouping (
      only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
      -- JSON.
      key_rules  TEXT NOT NULL,
      -- Of the deliveries up to grouped_until, those up to grouped_to are grouped by these rules; all later ones are.
      grouped_to    INTEGER NOT NULL,
      grouped_until INTEGER NOT NULL
    ) STRICT;
    INSERT INTO grouping VALUES (1, '[]', 0, (SELECT coalesce(max(id), 0) FROM deliveries));
  `,
}
