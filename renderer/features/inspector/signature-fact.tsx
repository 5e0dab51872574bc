import type { DeliveryDetail } from '../../../core/delivery/delivery'
import { mayFitAnotherKey, signatureInWords, signatureReason } from '../../../core/delivery/signature'
import { fieldTerm } from '../../../core/filter/edit'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { Fact } from './facts'

/** Who signed a delivery; of an unknown key, the way to give it. */
export function SignatureFact({ detail }: { detail: DeliveryDetail }) {
  const { signingKeys, openSettings } = useAppState()
  const { keys } = useObservable(signingKeys.view)
  return (
    <Fact
      name="Signature"
      term={detail.signature === null ? null : fieldTerm('signature', detail.signature)}
      note={signatureReason(detail, keys)}
    >
      <bdi>{signatureInWords(detail, keys)}</bdi>
      {mayFitAnotherKey(detail) ? (
        <button
          type="button"
          className="overview__link"
          onClick={() => {
            openSettings.set('signatures')
          }}
        >
          Give its key…
        </button>
      ) : null}
    </Fact>
  )
}
