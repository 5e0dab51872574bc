import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a whole file so that a crash at any moment leaves either the old one or the new one: to a name of its own, to
 * the disk, and only then over the old. One caller at a time. Throws file system errors; the old file is as it was then.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const next = `${file}.next`
  try {
    const handle = await open(next, 'w')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(next, file)
  } catch (error) {
    await rm(next, { force: true }).catch(() => {
      // What is left of it is written over the next time; the error that led here says more.
    })
    throw error
  }
  await syncFolder(dirname(file))
}

/** The new name too is to survive a power cut. Windows opens no folders and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    // The file itself is whole under one name or the other.
  }
}
