import { readFileSync } from 'node:fs'
import { safeStorage } from 'electron'
import { AppError } from '../../core/contract/errors'
import { z } from '../../core/contract/schema'
import { replaceFile } from '../files/replace-file'
import { Turns } from '../files/turns'
import type { SecretKeeper } from '../settings/secret-keeper'

/** By name, locked and as base64. */
const Contents = z.record(z.string(), z.base64())
type Contents = z.infer<typeof Contents>

/**
 * Secrets in `secrets.json` in the data folder, locked with the system's own key store. The key store is touched only when
 * there is something to lock or unlock, since some systems ask the person for it.
 */
export function openSecrets(file: string): SecretKeeper {
  let locked = read(file)
  const writes = new Turns()
  /** Two that are set at once: the second is to find the first. */
  const write = (name: string, value: string | null): Promise<void> => {
    return writes.take(async () => {
      const others = Object.entries(locked).filter(([known]) => known !== name)
      const next = Object.fromEntries(value === null ? others : [...others, [name, value]])
      await replaceFile(file, `${JSON.stringify(next, null, 2)}\n`).catch(refuseUnwritable(file))
      locked = next
    })
  }
  return {
    has: (name) => Object.hasOwn(locked, name),
    get: async (name) => {
      const value = locked[name]
      return value === undefined ? null : unlock(value)
    },
    async set(name, value) {
      await write(name, value === null ? null : await lock(value))
    },
  }
}

function refuseUnwritable(file: string): (cause: unknown) => never {
  return (cause) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AppError(
      'settings-unwritable',
      `The secret could not be saved: ${reason}.`,
      `Check that ${file} can be written and that its disk has room.`,
      { cause },
    )
  }
}

async function lock(secret: string): Promise<string> {
  // Without a keyring Electron on Linux would lock with a key that is written in its source.
  const hasBackend = process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
  if (!hasBackend || !(await safeStorage.isAsyncEncryptionAvailable())) {
    throw new AppError(
      'secrets-unavailable',
      'This system has no key store that Waybill could lock the secret with.',
      'Nothing was kept. On Linux, install gnome-keyring or KWallet and log in anew.',
    )
  }
  return (await safeStorage.encryptStringAsync(secret)).toString('base64')
}

async function unlock(locked: string): Promise<string | null> {
  try {
    return (await safeStorage.decryptStringAsync(Buffer.from(locked, 'base64'))).result
  } catch {
    // Locked by another user or on another machine: to be entered anew.
    return null
  }
}

function read(file: string): Contents {
  try {
    return Contents.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Missing or damaged: whoever needs a secret asks for it again.
    return {}
  }
}
