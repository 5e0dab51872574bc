import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { setAside } from '../../../../electron/store/set-aside'
import { tempFolder } from '../../../support/temp-folder'

const now = new Date('2026-11-23T20:31:05.678Z')

describe('setting a database aside', () => {
  it('renames it with its log, beside where it was', () => {
    const file = join(tempFolder(), 'waybill.db')
    for (const suffix of ['', '-wal', '-shm']) writeFileSync(file + suffix, suffix)
    const aside = setAside(file, 'corrupt', 'it is damaged', now)
    expect(aside.reason).toBe('it is damaged')
    expect(basename(aside.path)).toBe('waybill.db.corrupt-2026-11-23T20-31-05Z')
    expect(
      [aside.path, `${aside.path}-wal`, `${aside.path}-shm`, file].map((path) => existsSync(path)),
    ).toEqual([true, true, true, false])
  })

  it('never writes over one that was set aside before', () => {
    const folder = tempFolder()
    const file = join(folder, 'waybill.db')
    for (let round = 0; round < 3; round += 1) {
      writeFileSync(file, String(round))
      setAside(file, 'corrupt', 'it is damaged', now)
    }
    expect(readdirSync(folder).sort()).toEqual([
      'waybill.db.corrupt-2026-11-23T20-31-05Z',
      'waybill.db.corrupt-2026-11-23T20-31-05Z-2',
      'waybill.db.corrupt-2026-11-23T20-31-05Z-3',
    ])
  })
})
