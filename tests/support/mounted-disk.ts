import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { SmallDisk } from './small-disk'
import { tempFolder } from './temp-folder'

/** Mounts a disk in memory of so many bytes, gone when the running test ends. */
export function mountDisk(sizeBytes: number): SmallDisk {
  const disk = SmallDisk.mount(join(tempFolder(), 'disk'), sizeBytes)
  onTestFinished(() => {
    disk.unmount()
  })
  return disk
}
