import './inspector-head.css'
import { formatSize } from '../../../core/format/size'
import { formatLocalInstant } from '../../../core/format/time'
import type { DeliveryDetail } from '../../../core/delivery/delivery'
import type { EventSummary } from '../../../core/event/group'
import { choiceInWords } from '../../../core/response/describe'
import { AnswerPill } from '../../components/answer-pill'
import { ByteBarcode } from '../../components/byte-barcode'
import { CopyButton } from '../../components/copy-button'
import { EventTitle } from '../../components/event-title'
import { ResourceIcon } from '../../components/resource-icon'
import { TimelineLink } from '../../components/timeline-link'
import { AttemptLink } from './attempt-link'
import { CopyAsButton } from './copy-as-button'
import { Note, NoteButton } from './note'
import { PinButton } from './pin-button'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'

/** The delivery's own slip: what it is called, what it is about, how it was answered, and the code of its bytes. */
export function InspectorHead({ detail, event }: { detail: DeliveryDetail; event: EventSummary | null }) {
  const { copyText, commands } = useAppState()
  const timelineKeys = useKeysOf('open-timeline')
  const { resourceId } = detail
  const choice = choiceInWords(detail.response.chosenBy)
  return (
    <header className="inspector-head">
      <ResourceIcon resourceType={detail.resourceType} bodyKind={detail.bodyKind} size="header" />
      <div className="inspector-head__text">
        <h2 className="inspector-head__title selectable">
          <EventTitle eventName={detail.eventName} method={detail.method} target={detail.target} />
        </h2>
        <p className="inspector-head__facts">
          {resourceId === null ? null : (
            <span className="inspector-head__resource">
              <bdi className="mono selectable">{resourceId}</bdi>
              <CopyButton
                small
                variant="quiet"
                label="Copy the resource id"
                onCopy={() => copyText(resourceId)}
              />
              <TimelineLink resourceId={resourceId} keys={timelineKeys} onOpen={commands['open-timeline']} />
            </span>
          )}
          <span>{formatLocalInstant(detail.receivedAtUs / 1000)}</span>
          <span>{formatSize(detail.sizeBytes)}</span>
          <span className="inspector-head__answer">
            answered <AnswerPill status={detail.status} fault={detail.fault} />
            {choice === null ? null : <span className="inspector-head__choice selectable">{choice}</span>}
          </span>
          {event === null || (event.attempts === 1 && detail.attempt === 1) ? null : (
            <AttemptLink attempt={detail.attempt} event={event} />
          )}
        </p>
        <Note key={detail.id} id={detail.id} note={detail.note} />
      </div>
      <div className="inspector-head__acts">
        <CopyAsButton id={detail.id} />
        <NoteButton id={detail.id} note={detail.note} />
        <PinButton id={detail.id} pinned={detail.pinned} />
      </div>
      {detail.sizeBytes === 0 ? null : <ByteBarcode sha256={detail.bodySha256} />}
    </header>
  )
}
