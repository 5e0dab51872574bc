// The keys that a person gave: their names in the settings, their secrets with the system's key store, and what the store
// is to try signatures with.
import { randomUUID } from 'node:crypto'
import { AppError } from '../../core/contract/errors'
import {
  MAX_SIGNING_KEYS,
  type GivenKey,
  type SigningKey,
  type SigningKeysView,
  type SigningKeyState,
} from '../../core/contract/signing-keys'
import { FLEETBASE_CONSOLE_KEY } from '../../core/delivery/signature'
import { Turns } from '../files/turns'
import type { SecretKeeper } from '../settings/secret-keeper'
import type { Settings } from '../settings/settings'
import type { SigningSecret } from '../store/signatures/candidate-keys'

/** For so long a key that was removed can be brought back; its secret is not to stay in memory for nothing. */
const FORGOTTEN_AFTER_MS = 10 * 60 * 1000

/** A key with its secret as far as it is known; it leaves this file for the store and for the keeper alone. */
interface HeldKey extends SigningKey {
  state: SigningKeyState
  secret: string | null
}

export interface SigningKeyRingOptions {
  settings: Settings
  secrets: SecretKeeper
  /** Tries signatures with these from now on. */
  checkWith: (keys: readonly SigningSecret[]) => Promise<void>
  onChange: (view: SigningKeysView) => void
}

export class SigningKeyRing {
  private keys: readonly HeldKey[]
  /** The key that was removed last, for who did not mean it. */
  private removed: HeldKey | null = null
  private forgetting: NodeJS.Timeout | null = null
  /** Resolves when the key store has given out all it will. */
  private unlocked: Promise<void> = Promise.resolve()
  private readonly changes = new Turns()

  constructor(private readonly options: SigningKeyRingOptions) {
    this.keys = options.settings
      .get('signingKeys')
      .map((key) => ({ ...key, state: 'unlocking', secret: null }))
  }

  view(): SigningKeysView {
    return {
      keys: this.keys.map(({ id, name, state }) => ({ id, name, state })),
      removed: this.removed === null ? null : { id: this.removed.id, name: this.removed.name },
    }
  }

  /** Asks the key store for the secrets, which may ask the person; resolves when signatures are tried with them. */
  unlock(): Promise<void> {
    if (this.keys.length > 0) this.unlocked = this.takeOut()
    return this.unlocked
  }

  /** Gives a key. AppError: invalid-input, settings-unwritable. */
  add({ name, secret }: { name: string; secret: string }): Promise<GivenKey> {
    return this.changes.take(async () => {
      // Only then can it be said whether the secret is there already.
      await this.unlocked
      const sameAs = this.nameOf(secret)
      if (sameAs !== null) return { sameAs }
      const namesake = this.keys.find((key) => key.name === name)
      if (namesake !== undefined && namesake.state !== 'absent') {
        throw new AppError('invalid-input', `There is a key named “${name}” already.`)
      }
      // One whose secret is gone is given anew; as another key, since nobody knows whether it is the same secret.
      const others = this.keys.filter((key) => key !== namesake)
      await this.put(others, { id: randomUUID(), name, secret })
      if (namesake !== undefined) await this.forget(namesake)
      return { sameAs: null }
    })
  }

  /** Takes a key away; it can be brought back for some minutes, or until another is removed. AppError: not-found, settings-unwritable. */
  remove(id: string): Promise<void> {
    return this.changes.take(async () => {
      const key = this.keys.find((known) => known.id === id)
      if (key === undefined) throw new AppError('not-found', 'This key is there no more.')
      await this.write(this.keys.filter((known) => known !== key))
      this.remember(key.secret === null ? null : key)
      await this.forget(key)
      await this.tell()
    })
  }

  /** Brings back the key that was removed last. AppError: not-found, invalid-input, settings-unwritable. */
  restore(): Promise<void> {
    return this.changes.take(async () => {
      const { removed } = this
      const secret = removed?.secret ?? null
      if (removed === null || secret === null) {
        throw new AppError('not-found', 'There is no key to bring back.')
      }
      this.remember(null)
      // Given anew meanwhile, under whatever name.
      if (this.nameOf(secret) === null) await this.put(this.keys, { ...removed, secret })
      else this.options.onChange(this.view())
    })
  }

  private async takeOut(): Promise<void> {
    const { secrets } = this.options
    const found = new Map<string, string | null>()
    await Promise.all(this.keys.map(async ({ id }) => found.set(id, await secrets.get(keeperName(id)))))
    // Some may have been removed while the key store asked.
    this.keys = this.keys.map((key) => {
      const secret = found.get(key.id) ?? null
      return { ...key, secret, state: secret === null ? 'absent' : 'kept' }
    })
    await this.tell()
  }

  /** Keeps a key and puts it in force, after all others. */
  private async put(others: readonly HeldKey[], key: SigningKey & { secret: string }): Promise<void> {
    if (others.length >= MAX_SIGNING_KEYS) {
      throw new AppError(
        'invalid-input',
        `There are ${String(MAX_SIGNING_KEYS)} keys, the most there can be.`,
      )
    }
    const state = await this.keep(key)
    try {
      await this.write([...others, { ...key, state }])
    } catch (error) {
      await this.forget(key)
      throw error
    }
    await this.tell()
  }

  private async keep({ id, secret }: SigningKey & { secret: string }): Promise<SigningKeyState> {
    try {
      await this.options.secrets.set(keeperName(id), secret)
      return 'kept'
    } catch (error) {
      if (error instanceof AppError && error.code === 'secrets-unavailable') return 'until-quit'
      throw error
    }
  }

  /** A secret that stays in the file is locked and named by nothing: no reason to keep the key. */
  private async forget({ id }: SigningKey): Promise<void> {
    const { secrets } = this.options
    if (secrets.has(keeperName(id))) await secrets.set(keeperName(id), null).catch(() => undefined)
  }

  private remember(removed: HeldKey | null): void {
    this.removed = removed
    if (this.forgetting !== null) clearTimeout(this.forgetting)
    this.forgetting = null
    if (removed === null) return
    this.forgetting = setTimeout(() => {
      this.remember(null)
      this.options.onChange(this.view())
    }, FORGOTTEN_AFTER_MS)
    this.forgetting.unref()
  }

  private async write(keys: readonly HeldKey[]): Promise<void> {
    await this.options.settings.set(
      'signingKeys',
      keys.map(({ id, name }) => ({ id, name })),
    )
    this.keys = keys
  }

  private async tell(): Promise<void> {
    this.options.onChange(this.view())
    if (this.keys.some(({ state }) => state === 'unlocking')) return
    await this.options.checkWith(this.keys.map(({ id, secret }) => ({ id, secret })))
  }

  /** The name of the key with this very secret, or null. */
  private nameOf(secret: string): string | null {
    if (secret === FLEETBASE_CONSOLE_KEY) return FLEETBASE_CONSOLE_KEY
    return this.keys.find((key) => key.secret === secret)?.name ?? null
  }
}

function keeperName(id: string): string {
  return `signing-key-${id}`
}
