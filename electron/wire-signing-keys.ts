import type { Publish } from './ipc/publish-events'
import type { SecretKeeper } from './settings/secret-keeper'
import type { Settings } from './settings/settings'
import { SigningKeyRing } from './signing/signing-key-ring'
import type { Store } from './store/store'

interface SigningParts {
  settings: Settings
  secrets: SecretKeeper
  store: Store
  publish: Publish
}

/** Makes the person's keys of what the other rooms have, and begins to unlock them. */
export function wireSigningKeys({ settings, secrets, store, publish }: SigningParts): SigningKeyRing {
  const keys = new SigningKeyRing({
    settings,
    secrets,
    checkWith: (given) => store.checkWith(given),
    onChange: (view) => publish('signatures:keys-changed', view),
  })
  void keys.unlock()
  return keys
}
