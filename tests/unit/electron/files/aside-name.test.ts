import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { asideName } from '../../../../electron/files/aside-name'
import { tempFolder } from '../../../support/temp-folder'

const now = new Date('2026-11-23T20:31:05.678Z')

it('is dated, and free for the file and for those that travel with it', () => {
  const file = join(tempFolder(), 'a.db')
  const first = asideName(file, 'corrupt', now, ['-wal'])
  expect(first).toBe(`${file}.corrupt-2026-11-23T20-31-05Z`)
  writeFileSync(first, '')
  writeFileSync(`${first}-2-wal`, '')
  expect(asideName(file, 'corrupt', now, ['-wal'])).toBe(`${first}-3`)
  expect(asideName(file, 'corrupt', now)).toBe(`${first}-2`)
})
