import './overview-tab.css'
import { forwardedChain } from '../../../core/delivery/forwarded'
import { findingsOf } from '../../../core/delivery/findings'
import type { DeliveryDetail } from '../../../core/delivery/delivery'
import { describeKeySource } from '../../../core/event/event-key'
import type { EventSummary } from '../../../core/event/group'
import { fieldTerm } from '../../../core/filter/edit'
import type { FieldName } from '../../../core/filter/fields'
import type { Term } from '../../../core/filter/filter'
import { pathOf } from '../../../core/filter/searched'
import { formatCount, formatSize } from '../../../core/format/size'
import { formatDuration, formatLocalInstant, formatUtcMicros } from '../../../core/format/time'
import { choiceInWords, delayInWords, faultSentence } from '../../../core/response/describe'
import { fleetbaseIdTimeUs } from '../../../core/provider/fleetbase'
import { providerLabel } from '../../../core/provider/providers'
import { bodyKindLabel } from '../../components/body-kind-label'
import { Notice } from '../../components/notice'
import { TimelineLink } from '../../components/timeline-link'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'
import { AttemptLink } from './attempt-link'
import { Absent, Fact, Facts } from './facts'
import { SignatureFact } from './signature-fact'
import type { Inspection } from '../../state/inspection'

interface OverviewTabProps {
  inspection: Inspection
  /** The event that the delivery is an attempt of, as far as it is known. */
  event: EventSummary | null
}

/** The facts of one delivery: what the sender meant, how it came, and what it was told. */
export function OverviewTab({ inspection, event }: OverviewTabProps) {
  const { detail } = inspection
  const findings = findingsOf(detail, inspection)
  return (
    <div className="tab-page__main overview" tabIndex={0}>
      {findings.length === 0 ? null : (
        <div className="overview__findings">
          {findings.map((finding) => (
            <Notice key={finding.title} tone={finding.tone} title={finding.title}>
              {finding.text}
            </Notice>
          ))}
        </div>
      )}
      <EventFacts detail={detail} event={event} />
      <RequestFacts detail={detail} />
      <AnswerFacts response={detail.response} />
    </div>
  )
}

function AnswerFacts({ response }: { response: DeliveryDetail['response'] }) {
  const { status, body, delayMs, fault, chosenBy, wasCrowded } = response
  const choice = choiceInWords(chosenBy)
  const sentence = faultSentence(fault)
  return (
    <Facts title="Answer">
      <Fact
        name="Status"
        term={status === null ? null : fieldTerm('status', String(status))}
        {...(wasCrowded
          ? { note: 'At once, though a delay was asked for: too many answers were being held back.' }
          : {})}
      >
        {status ?? <Absent>none was sent</Absent>}
      </Fact>
      {choice === null ? null : (
        <Fact
          name="Answered"
          {...(chosenBy.kind === 'rule'
            ? { note: 'The rule as it was then; it may have been changed.' }
            : {})}
        >
          {choice}
        </Fact>
      )}
      {sentence === null ? null : <Fact name="Fault">{sentence}</Fact>}
      {delayMs === 0 ? null : (
        <Fact
          name={fault === 'slow-drip' ? 'Body took' : 'Held back'}
          note="kept before it was given; a sender that hung up sooner did not get it"
        >
          {delayInWords(delayMs)}
        </Fact>
      )}
      <Fact name="Body" mono>
        {body.trim() === '' ? <Absent>none</Absent> : body.trim()}
      </Fact>
    </Facts>
  )
}

function EventFacts({ detail, event }: { detail: DeliveryDetail; event: EventSummary | null }) {
  const { commands } = useAppState()
  const timelineKeys = useKeysOf('open-timeline')
  const idTimeUs = detail.eventId === null ? null : fleetbaseIdTimeUs(detail.eventId)
  return (
    <Facts title="Event">
      <Fact name="Provider" term={fieldTerm('provider', detail.provider)}>
        {providerLabel(detail.provider)}
      </Fact>
      <Fact name="Event" mono copy={detail.eventName} term={termOf('event', detail.eventName)}>
        {detail.eventName ?? <Absent>no event name in this request</Absent>}
      </Fact>
      <Fact name="Event id" mono copy={detail.eventId} term={termOf('id', detail.eventId)}>
        {detail.eventId ?? <Absent>none</Absent>}
      </Fact>
      {event === null ? null : (
        <Fact name="Attempt" note={`known by ${describeKeySource(event.source)}`}>
          <AttemptLink attempt={detail.attempt} event={event} />
        </Fact>
      )}
      <Fact name="Resource" mono copy={detail.resourceId} term={termOf('resource', detail.resourceId)}>
        {detail.resourceId ?? <Absent>none</Absent>}
        {detail.resourceId === null ? null : (
          <TimelineLink
            resourceId={detail.resourceId}
            keys={timelineKeys}
            onOpen={commands['open-timeline']}
          />
        )}
      </Fact>
      {detail.apiVersion === null ? null : <Fact name="API version">{detail.apiVersion}</Fact>}
      {detail.createdAt === null ? null : (
        <Fact
          name="Happened"
          mono
          note={
            detail.createdAtMs === null
              ? 'not a date that Waybill can read'
              : `${formatLocalInstant(detail.createdAtMs)} here; ${lag(detail.receivedAtUs - detail.createdAtMs * 1000)}`
          }
        >
          {detail.createdAt}
        </Fact>
      )}
      {idTimeUs === null ? null : (
        <Fact
          name="Time in the id"
          mono
          note="Fleetbase builds the event id from its clock, to the microsecond"
        >
          {formatUtcMicros(idTimeUs)}
        </Fact>
      )}
    </Facts>
  )
}

function lag(microseconds: number): string {
  if (microseconds >= 0) return `arrived ${formatDuration(microseconds)} later`
  return `its clock is ahead of this machine’s by ${formatDuration(-microseconds)}`
}

function RequestFacts({ detail }: { detail: DeliveryDetail }) {
  return (
    <Facts title="Request">
      <Fact name="Arrived" mono note={`${formatLocalInstant(detail.receivedAtUs / 1000)} here`}>
        {formatUtcMicros(detail.receivedAtUs)}
      </Fact>
      <Fact name="Request" mono copy={detail.target} term={fieldTerm('path', pathOf(detail.target))}>
        {detail.method} {detail.target} HTTP/{detail.httpVersion}
      </Fact>
      <Fact
        name="Came by"
        term={fieldTerm('via', detail.via)}
        note={
          detail.via === 'tunnel'
            ? 'its end on this machine stands below as the sender'
            : 'a program on this machine, or what it forwards'
        }
      >
        {detail.via === 'tunnel' ? 'the public address' : 'the local address'}
      </Fact>
      <Fact name="From" mono term={fieldTerm('ip', detail.remoteAddress)}>
        {detail.remoteAddress.includes(':') ? `[${detail.remoteAddress}]` : detail.remoteAddress}:
        {detail.remotePort}
      </Fact>
      <ForwardedFor detail={detail} />
      <SignatureFact detail={detail} />
      <Fact name="Body" note={detail.contentType ?? 'no Content-Type'}>
        {bodyKindLabel(detail.bodyKind)}
        {detail.sizeBytes === 0 ? '' : `, ${formatSize(detail.sizeBytes)}`}
        {detail.sizeBytes < 1024 ? '' : ` (${formatCount(detail.sizeBytes)} bytes)`}
      </Fact>
      <Fact name="Read in">{formatDuration(detail.readDurationUs)}</Fact>
      {detail.sizeBytes === 0 ? null : (
        <Fact
          name="SHA-256"
          mono
          copy={detail.bodySha256}
          note={detail.isBodyWhole ? undefined : 'of what was read, which is not the whole body'}
        >
          {detail.bodySha256}
        </Fact>
      )}
    </Facts>
  )
}

function ForwardedFor({ detail }: { detail: DeliveryDetail }) {
  const chain = forwardedChain(detail.headers)
  if (chain.length === 0) return null
  const note =
    detail.via === 'tunnel'
      ? 'as the tunnel and any proxies before it say; the sender’s own address comes first'
      : 'as the headers say, which any sender can write'
  return (
    <Fact name="Sent from" mono note={note}>
      <bdi>{chain.join(' → ')}</bdi>
    </Fact>
  )
}

function termOf(name: FieldName, value: string | null): Term | null {
  return value === null ? null : fieldTerm(name, value)
}
