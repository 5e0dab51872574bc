import { Copy } from 'lucide-react'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'

/** Asks in which form the open delivery is to be copied. */
export function CopyAsButton({ id }: { id: number }) {
  const { copyAs } = useAppState()
  const keys = useKeysOf('copy-as')
  return (
    <button
      type="button"
      className="button button--icon button--quiet"
      aria-label="Copy as…"
      title={`Copy as cURL, fetch, a report, … (${keys})`}
      onClick={() => {
        copyAs.choosing.set([id])
      }}
    >
      <Copy size={15} aria-hidden="true" />
    </button>
  )
}
