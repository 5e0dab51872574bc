import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWriter } from '../../../../../electron/store/connection'
import { selectDetail } from '../../../../../electron/store/deliveries-table'
import { migrate, migrations } from '../../../../../electron/store/migrations/migrate'
import { tempFolder } from '../../../../support/temp-folder'
import { openTestDatabase } from '../../../../support/test-database'

/** A file as the first schema left it, with one delivery. */
function olderFile(): string {
  const file = join(tempFolder(), 'waybill.db')
  const db = openWriter(file, () => undefined)
  migrate(db, migrations.slice(0, 1))
  db.exec(`
    INSERT INTO deliveries (received_at_us, method, target, provider, body_kind, size_bytes, status)
      VALUES (1795468244407298, 'POST', '/', 'generic', 'text', 5, 200);
    INSERT INTO delivery_heads VALUES (1, '1.1', '[]', '[]', '127.0.0.1', 50000, 1234, x'00', '[]', 'ok');
    INSERT INTO delivery_bodies VALUES (1, CAST('hello' AS BLOB));
    UPDATE store_revision SET revision = 1, total = 1;
  `)
  db.close()
  return file
}

describe('schema 2', () => {
  it('takes every delivery of before for one that is kept whole', () => {
    const db = openTestDatabase({ file: olderFile() })
    expect(selectDetail(db, 1)).toMatchObject({ id: 1, sizeBytes: 5, keptBytes: null, isBodyWhole: true })
  })
})
