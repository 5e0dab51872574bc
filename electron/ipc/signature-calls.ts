import type { SigningKeyRing } from '../signing/signing-key-ring'
import type { AreaHandlers } from './answer-calls'

/** Calls about the keys that signatures are tried with. */
export function signatureCalls(keys: SigningKeyRing): AreaHandlers<'signatures'> {
  return {
    'signatures:keys': () => keys.view(),
    'signatures:add-key': (given) => keys.add(given),
    'signatures:remove-key': async ({ id }) => {
      await keys.remove(id)
      return {}
    },
    'signatures:restore-key': async () => {
      await keys.restore()
      return {}
    },
  }
}
