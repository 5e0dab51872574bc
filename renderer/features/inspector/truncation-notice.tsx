import { formatSize } from '../../../core/format/size'
import { Notice } from '../../components/notice'
import type { Inspection, LoadedBody } from '../../state/inspection'

/** Says that a body goes on past what is shown. Nothing is ever cut without saying so. */
export function TruncationNotice({ inspection, body }: { inspection: Inspection; body: LoadedBody }) {
  const { keptBytes, sizeBytes } = inspection.detail
  if (keptBytes !== null) {
    return (
      <div className="tab-page__notices">
        <Notice
          tone="warning"
          title={`413; ${formatSize(sizeBytes)}, only the first ${formatSize(keptBytes)} kept`}
        >
          The body is over Waybill’s limit.
        </Notice>
      </div>
    )
  }
  if (body.bytes.length >= body.totalBytes) return null
  return (
    <div className="tab-page__notices">
      <Notice
        tone="note"
        title={`Showing the first ${formatSize(body.bytes.length)} of ${formatSize(body.totalBytes)}`}
      >
        The stored body is whole.
      </Notice>
    </div>
  )
}
