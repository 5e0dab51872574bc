import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

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

/** A disk in memory, mounted in a folder. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Mounts one of so many bytes at `folder`, which is made. */
  static mount(folder: string, sizeBytes: number): SmallDisk {
    mkdirSync(folder)
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(sizeBytes)}`, 'none', folder])
    return new SmallDisk(folder)
  }

  remount(options: string): void {
    execFileSync('mount', ['-o', `remount,${options}`, this.folder])
  }

  /** Leaves no byte of it free. */
  fill(): void {
    const filler = join(this.folder, 'filler')
    for (;;) {
      try {
        writeFileSync(filler, new Uint8Array(4096), { flag: 'a' })
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return
        throw error
      }
    }
  }

  /** Lazily: what is open on it may close in the same breath. */
  unmount(): void {
    execFileSync('umount', ['--lazy', this.folder])
  }
}
