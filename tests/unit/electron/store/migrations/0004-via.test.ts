import { expect, it } from 'vitest'
import { openWriter } from '../../../../../electron/store/connection'
import { migrate, migrations } from '../../../../../electron/store/migrations/migrate'
import { tempFolder } from '../../../../support/temp-folder'

it('says of deliveries from before there was a second door that they came by the first', () => {
  const db = openWriter(`${tempFolder()}/waybill.db`, () => undefined)
  migrate(
    db,
    migrations.filter(({ version }) => version < 4),
  )
  db.exec(`INSERT INTO deliveries (received_at_us, method, target, provider, body_kind, size_bytes, status)
    VALUES (1, 'GET', '/', 'generic', 'empty', 0, 200)`)
  migrate(db)
  expect(db.get({ name: 'via', sql: 'SELECT via FROM deliveries' })?.['via']).toBe('direct')
  db.close()
})
