import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { tempFolder } from './temp-folder'

/** Why a disk of our own can't be mounted here, or null where it can. */
export function whyNoMount(): string | null {
  if (process.platform !== 'linux') return 'mounting a small disk is written for Linux'
  if (process.getuid?.() !== 0) return 'mounting a small disk takes root'
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' })
    return null
  } catch {
    return 'this container may not mount'
  }
}

export interface MountedDisk {
  folder: string
  remount: (options: string) => void
}

/** Mounts a disk in memory of so many bytes, gone when the running test ends. */
export function mountDisk(sizeBytes: number): MountedDisk {
  const folder = join(tempFolder(), 'disk')
  mkdirSync(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(sizeBytes)}`, 'none', folder])
  onTestFinished(() => {
    // Lazily: the store on it closes in the same breath.
    execFileSync('umount', ['--lazy', folder])
  })
  return {
    folder,
    remount: (options) => {
      execFileSync('mount', ['-o', `remount,${options}`, folder])
    },
  }
}
