import type { Attempt } from '../../../core/event/group'
import {
  consoleEntry,
  type MissingAttempt,
  type PlacedAttempt,
  type Schedule,
} from '../../../core/event/schedule'
import { formatSize } from '../../../core/format/size'
import { formatClock, formatLocalInstant, formatSpan } from '../../../core/format/time'
import { AnswerPill } from '../../components/answer-pill'
import { DoorMark } from '../../components/door-mark'
import { useAppState } from '../../hooks/use-app-state'

interface AttemptLineProps {
  attempt: Attempt
  place: PlacedAttempt
  schedule: Schedule | null
  /** The one that the others are compared with. */
  isFirst: boolean
  /** The one line that Tab leads to; arrow keys lead to the others. */
  isCurrent: boolean
}

/** One attempt in the table. A press anywhere opens it. */
export function AttemptLine({ attempt, place, schedule, isFirst, isCurrent }: AttemptLineProps) {
  const { browsing } = useAppState()
  const [day = '', clock = ''] = formatLocalInstant(attempt.receivedAtUs / 1000).split(', ')
  return (
    <tr
      className="attempts__line"
      onClick={() => {
        browsing.openDelivery(attempt.delivery)
      }}
    >
      <th scope="row">
        <button type="button" className="attempts__open" tabIndex={isCurrent ? 0 : -1}>
          <span className="visually-hidden">Attempt </span>
          {place.number}
        </button>
      </th>
      <td className="attempts__arrived" title={day}>
        {clock}
        <DoorMark via={attempt.via} />
      </td>
      <td>
        <Gap place={place} />
      </td>
      <td>
        <AnswerPill status={attempt.status} fault={attempt.fault} />
        {attempt.answeredBy === null ? null : (
          <span className="attempts__note attempts__rule" title={`Answered by “${attempt.answeredBy}”`}>
            {attempt.answeredBy}
          </span>
        )}
      </td>
      {schedule === null ? null : (
        <td className="attempts__logged mono">{consoleEntry(attempt, schedule)}</td>
      )}
      <Same isFirst={isFirst} isSame={attempt.bytesAlike === 1} />
      <Same isFirst={isFirst} isSame={attempt.jsonAlike === 1} isLoud />
      <Same isFirst={isFirst} isSame={attempt.headersAlike === 1} />
      <td className="attempts__size">{formatSize(attempt.sizeBytes)}</td>
    </tr>
  )
}

/** One that was sent, by the schedule, and did not arrive. */
export function MissingLine({ missing: { number, dueUs } }: { missing: MissingAttempt }) {
  return (
    <tr className="attempts__missing">
      <th scope="row">
        <span className="visually-hidden">Attempt </span>
        {number}
      </th>
      <td colSpan={8}>was due about {formatClock(dueUs / 1000)} and did not reach Waybill</td>
    </tr>
  )
}

function Gap({ place: { gapUs, expectedGapUs, lateByUs } }: { place: PlacedAttempt }) {
  if (gapUs === null) return null
  const off = lateByUs > 0 ? 'late' : 'early'
  return (
    <>
      +{formatSpan(gapUs)}
      {lateByUs === 0 ? null : (
        <span className="attempts__note attempts__note--off">
          {formatSpan(Math.abs(lateByUs))} {off}
        </span>
      )}
      {expectedGapUs === null || lateByUs !== 0 ? null : <span className="attempts__note">in time</span>}
    </>
  )
}

interface SameProps {
  isFirst: boolean
  isSame: boolean
  /** Whether a difference is one that a receiver may lose something by. */
  isLoud?: boolean
}

function Same({ isFirst, isSame, isLoud = false }: SameProps) {
  if (isFirst) return <td className="attempts__same attempts__same--first">first</td>
  const tone = isSame ? 'same' : isLoud ? 'loud' : 'differs'
  return (
    <td className={`attempts__same attempts__same--${tone}`}>
      <span aria-hidden="true">{isSame ? '=' : '≠'}</span>
      <span className="visually-hidden">{isSame ? 'same' : 'differ'}</span>
    </td>
  )
}
