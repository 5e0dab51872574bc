import type { Migration } from './migration'

/**
 * What was answered by a rule. A list shows status, fault and the rule's name; the rest stands with the head. `status`
 * may be NULL now, where none was sent. SQLite can't lift NOT NULL from a column, and to rebuild the table would mean to
 * drop it, which takes heads and bodies along; so the column is replaced by a new one.
 */
export const answers: Migration = {
  version: 3,
  name: 'answers',
  sql: `
    ALTER TABLE deliveries ADD COLUMN answered_status INTEGER;
    UPDATE deliveries SET answered_status = status;
    ALTER TABLE deliveries DROP COLUMN status;
    ALTER TABLE deliveries RENAME COLUMN answered_status TO status;
    ALTER TABLE deliveries ADD COLUMN fault TEXT;
    ALTER TABLE deliveries ADD COLUMN answered_by TEXT;
    ALTER TABLE delivery_heads ADD COLUMN answer_kind TEXT NOT NULL DEFAULT 'default';
    ALTER TABLE delivery_heads ADD COLUMN answer_step INTEGER;
    ALTER TABLE delivery_heads ADD COLUMN answer_step_count INTEGER;
    ALTER TABLE delivery_heads ADD COLUMN answer_delay_ms INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE delivery_heads ADD COLUMN answer_crowded INTEGER NOT NULL DEFAULT 0;
  `,
}
