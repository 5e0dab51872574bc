import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openWriter } from '../../../../../electron/store/connection'
import { selectDetail } from '../../../../../electron/store/deliveries-table'
import { deliveries } from '../../../../../electron/store/migrations/0001-deliveries'
import { migrate } from '../../../../../electron/store/migrations/migrate'
import { tempFolder } from '../../../../support/temp-folder'
import { openTestDatabase } from '../../../../support/test-database'

it('keeps the status of what was answered before there were rules, with its head and body', () => {
  const file = join(tempFolder(), 'waybill.db')
  const older = openWriter(file, () => undefined)
  migrate(older, [deliveries])
  older.exec(`
    PRAGMA foreign_keys = ON;
    INSERT INTO deliveries (received_at_us, method, target, provider, body_kind, size_bytes, status)
      VALUES (1, 'GET', '/', 'generic', 'text', 1, 200);
    INSERT INTO delivery_heads VALUES (1, '1.1', '[]', '[]', '127.0.0.1', 1, 1, x'00', '[["A","b"]]', 'ok');
    INSERT INTO delivery_bodies VALUES (1, x'61');
  `)
  older.close()

  const db = openTestDatabase({ file })
  expect(selectDetail(db, 1)).toMatchObject({
    status: 200,
    fault: null,
    answeredBy: null,
    response: {
      status: 200,
      headers: [['A', 'b']],
      body: 'ok',
      delayMs: 0,
      fault: null,
      chosenBy: { kind: 'default' },
      wasCrowded: false,
    },
  })
  const bodies = db.get({ name: 'bodies', sql: 'SELECT count(*) AS count FROM delivery_bodies' })
  expect(bodies?.['count']).toBe(1)
})
