import { readdirSync, rmSync, symlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isUnlockable } from '../../../electron/shell/sole-instance'
import { mountDisk } from '../../support/mounted-disk'
import { whyNoMount } from '../../support/small-disk'
import { tempFolder } from '../../support/temp-folder'

const noMount = whyNoMount()
const note = noMount === null ? '' : ` (skipped: ${noMount})`

/** As Chromium makes it. */
function lock(folder: string, pid: number): void {
  rmSync(join(folder, 'SingletonLock'), { force: true })
  symlinkSync(`${hostname()}-${String(pid)}`, join(folder, 'SingletonLock'))
}

/** No process has it: it is over Linux' and macOS' highest. */
const NOBODY = 2 ** 30

describe('a lock that was refused', () => {
  it('is another Waybill’s where the folder can be written to, and nothing is left in it', () => {
    const folder = tempFolder()
    expect(isUnlockable(folder)).toBe(false)
    expect(readdirSync(folder)).toEqual([])
  })

  it.skipIf(noMount !== null)(`is nobody’s on a read-only disk, if nobody had it before${note}`, () => {
    const disk = mountDisk(1024 * 1024)
    disk.remount('ro')
    expect(isUnlockable(disk.folder)).toBe(true)

    disk.remount('rw')
    lock(disk.folder, process.pid)
    disk.remount('ro')
    expect(isUnlockable(disk.folder)).toBe(false)

    disk.remount('rw')
    lock(disk.folder, NOBODY)
    disk.remount('ro')
    expect(isUnlockable(disk.folder)).toBe(true)
  })
})
