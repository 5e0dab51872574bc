import './lane-step.css'
import { FileText, GitCompareArrows, Layers } from 'lucide-react'
import { memo, useId, useState, type Ref } from 'react'
import type { PayloadLink } from '../../../core/event/group'
import { stayWords, toldByWords } from '../../../core/event/step-words'
import type { StepOrder, TimelineStep } from '../../../core/event/timeline'
import { formatClock, formatDay, formatLocalInstant, formatSpan } from '../../../core/format/time'
import { AnswerPill } from '../../components/answer-pill'
import { EventTitle } from '../../components/event-title'
import { VerdictMark } from '../../components/verdict-mark'
import { IconButton } from '../../components/icon-button'
import { useAppState } from '../../hooks/use-app-state'
import type { StepRow } from './lane-rows'
import { StepBadges } from './step-badges'
import { StepChanges, type OpenedParts } from './step-changes'
import { StepIcon } from './step-icon'

/** Where a row is among all of them, and on the lane. */
export interface RowPlace {
  index: number
  count: number
  startPx: number
}

interface LaneStepProps {
  row: StepRow
  /** The step drawn before it. */
  above: StepRow | null
  place: RowPlace
  order: StepOrder
  links: readonly PayloadLink[]
  /** The one that the keys act on. */
  isCurrent: boolean
  /** It arrived while the timeline was looked at. */
  isNew: boolean
  opened: OpenedParts
  onOpen: (key: string, part: keyof OpenedParts) => void
  onFocus: (key: string) => void
  ref: Ref<HTMLElement>
}

/** One step: when, what, what changed with it, and how long it lasted. */
export const LaneStep = memo(function LaneStep({
  row,
  above,
  place,
  order,
  links,
  isCurrent,
  isNew,
  opened,
  onOpen,
  onFocus,
  ref,
}: LaneStepProps) {
  const { step } = row
  const id = useId()
  // Only while it is first drawn: scrolled away and back it is not new any more.
  const [wasNew] = useState(isNew)
  const stay = row.isLast ? null : stayWords(step, order)
  return (
    <article
      ref={ref}
      data-index={place.index}
      data-row={row.key}
      className={wasNew ? 'lane-step lane-step--new' : 'lane-step'}
      style={{ transform: `translateY(${String(place.startPx)}px)` }}
      tabIndex={isCurrent ? 0 : -1}
      aria-posinset={place.index + 1}
      aria-setsize={place.count}
      aria-labelledby={`${id}-title ${id}-time`}
      aria-describedby={`${id}-facts`}
      onFocus={() => {
        onFocus(row.key)
      }}
    >
      <StepTime id={`${id}-time`} step={step} above={above?.step ?? null} order={order} />
      <div className={row.isLast ? 'lane-step__rail lane-step__rail--last' : 'lane-step__rail'}>
        <StepIcon eventName={step.eventName} />
        {stay === null ? null : <p className="lane-step__stay">{stay}</p>}
      </div>
      <div
        className="lane-step__content"
        style={stay === null ? undefined : { paddingBottom: stayPx(step.lastedUs ?? 0) }}
      >
        <div className="lane-step__head">
          <h3 id={`${id}-title`} className="lane-step__title selectable">
            <EventTitle eventName={step.eventName} method={null} target={step.path} />
          </h3>
          <StepBadges step={step} endpoints={row.endpoints} />
          <StepActions row={row} />
        </div>
        <StepFacts id={`${id}-facts`} row={row} order={order} />
        {step.twin === null ? (
          <StepChanges
            row={row}
            links={links}
            opened={opened}
            onOpen={(part) => {
              onOpen(row.key, part)
            }}
          />
        ) : (
          <p className="step-changes__note">The same event as before, at another endpoint.</p>
        )}
      </div>
    </article>
  )
})

/** The longer a step lasted the longer its line, by magnitudes, from a second to days; room for the words on it. In pixels. */
function stayPx(lastedUs: number): number {
  const magnitude = Math.log10(Math.max(1, lastedUs / 1_000_000))
  return Math.round(40 + Math.min(5.5, magnitude) * 6)
}

interface StepTimeProps {
  id: string
  step: TimelineStep
  above: TimelineStep | null
  order: StepOrder
}

function StepTime({ id, step, above, order }: StepTimeProps) {
  const atUs = timeIn(order, step)
  const isArrival = order === 'arrival' || step.happenedAtUs === null
  const aboveUs = above === null ? null : timeIn(order, above)
  const day = new Date(atUs / 1000).toDateString()
  const isNewDay = aboveUs === null || new Date(aboveUs / 1000).toDateString() !== day
  const millis = String(Math.floor(atUs / 1000) % 1000).padStart(3, '0')
  return (
    <div id={id} className="lane-step__time">
      <time
        dateTime={new Date(atUs / 1000).toISOString()}
        title={`${formatLocalInstant(atUs / 1000)}${isArrival ? ', when it arrived' : `, ${toldByWords(step)}`}`}
      >
        {isNewDay ? <span className="lane-step__day">{formatDay(atUs / 1000, Date.now())}</span> : null}
        <span className="lane-step__clock">
          {formatClock(atUs / 1000)}
          {isArrival || step.toldBy === 'id' ? <span className="lane-step__millis">.{millis}</span> : null}
        </span>
      </time>
      {order === 'event-time' && step.happenedAtUs === null ? (
        <span className="lane-step__day">its arrival</span>
      ) : null}
    </div>
  )
}

/** When a step was, in an order; by its arrival where nothing else is known. In microseconds since 1970. */
function timeIn(order: StepOrder, { happenedAtUs, firstAtUs }: TimelineStep): number {
  return order === 'arrival' ? firstAtUs : (happenedAtUs ?? firstAtUs)
}

interface StepFactsProps {
  id: string
  row: StepRow
  order: StepOrder
}

/** The other of its two times, how often it was sent, and what it was answered. */
function StepFacts({ id, row: { step, endpoints }, order }: StepFactsProps) {
  const { browsing } = useAppState()
  return (
    <p id={id} className="lane-step__facts">
      <OtherTime step={step} order={order} />
      {endpoints.length > 1 ? <bdi className="mono">{step.path}</bdi> : null}
      <span className="lane-step__answer">
        <span className="visually-hidden">answered </span>
        <AnswerPill status={step.answer.status} fault={step.answer.fault} />
      </span>
      {step.attempts > 1 ? (
        <button
          type="button"
          className="lane-step__attempts"
          aria-label={`${String(step.attempts)} attempts: open the event`}
          onClick={() => {
            browsing.openEvent(step.event)
          }}
        >
          <VerdictMark event={step} />
        </button>
      ) : null}
    </p>
  )
}

function OtherTime({ step, order }: { step: TimelineStep; order: StepOrder }) {
  const { happenedAtUs, firstAtUs, delayUs } = step
  if (happenedAtUs === null || delayUs === null) return <span>{toldByWords(step)}</span>
  if (delayUs < 0) {
    return <span>arrived {formatSpan(-delayUs)} before it happened: its sender’s clock is ahead</span>
  }
  if (order === 'arrival') {
    return (
      <span title={`${formatLocalInstant(happenedAtUs / 1000)}, ${toldByWords(step)}`}>
        happened {formatSpan(delayUs)} before, at {formatClock(happenedAtUs / 1000)}
      </span>
    )
  }
  return (
    <span title={`Arrived ${formatLocalInstant(firstAtUs / 1000)}`}>
      arrived {formatSpan(delayUs)} later
      {delayUs >= 1_000_000 ? `, at ${formatClock(firstAtUs / 1000)}` : ''}
    </span>
  )
}

function StepActions({ row: { step, before } }: { row: StepRow }) {
  const { browsing, comparing } = useAppState()
  return (
    <span className="lane-step__actions">
      {before === null ? null : (
        <IconButton
          icon={GitCompareArrows}
          label="Compare with the step before (d)"
          onClick={() => {
            comparing.set([before.delivery, step.delivery])
          }}
        />
      )}
      <IconButton
        icon={Layers}
        label="Open the event with its attempts"
        onClick={() => {
          browsing.openEvent(step.event)
        }}
      />
      <IconButton
        icon={FileText}
        label="Open the delivery (Enter)"
        onClick={() => {
          browsing.openDelivery(step.delivery)
        }}
      />
    </span>
  )
}
