import './side-heads.css'
import { ArrowLeftRight } from 'lucide-react'
import type { DeliveryDetail } from '../../../core/delivery/delivery'
import { formatSize } from '../../../core/format/size'
import { formatClock, formatDay, formatLocalInstant, formatSpan } from '../../../core/format/time'
import { EventTitle } from '../../components/event-title'
import { useNow } from '../../hooks/use-now'
import type { Comparison } from '../../state/diff/compare-sides'
import type { ComparedSide } from '../../state/diff/compared-side'

interface SideHeadsProps {
  comparison: Comparison
  isSplit: boolean
  onSwap: () => void
}

/** What stands on the left and what on the right, and the way to change places. */
export function SideHeads({ comparison, isSplit, onSwap }: SideHeadsProps) {
  const { left, right } = comparison
  return (
    <div className={isSplit ? 'side-heads' : 'side-heads side-heads--stacked'}>
      <SideHead side={left} sign="−" name="Left" />
      <button
        type="button"
        className="button button--quiet button--small button--icon side-heads__swap"
        aria-label="Swap the sides"
        title="Swap the sides"
        onClick={onSwap}
      >
        <ArrowLeftRight size={13} aria-hidden="true" />
      </button>
      <SideHead side={right} sign="+" name="Right" later={intervalWords(left.detail, right.detail)} />
    </div>
  )
}

interface SideHeadProps {
  side: ComparedSide
  sign: string
  name: string
  /** How much later than the other it came. */
  later?: string | null
}

function SideHead({ side, sign, name, later = null }: SideHeadProps) {
  const { detail, source, raw } = side
  return (
    <div className="side-heads__side" role="group" aria-label={name}>
      <span className="side-heads__sign" aria-hidden="true">
        {sign}
      </span>
      {detail === null ? (
        <>
          <bdi className="side-heads__title">{source.kind === 'text' ? source.name : ''}</bdi>
          <span className="side-heads__fact">{formatSize(raw.length)}</span>
        </>
      ) : (
        <DeliveryHead detail={detail} later={later} />
      )}
    </div>
  )
}

function DeliveryHead({ detail, later }: { detail: DeliveryDetail; later: string | null }) {
  const nowMs = useNow(60_000)
  const atMs = detail.receivedAtUs / 1000
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString()
  return (
    <>
      <span className="side-heads__title">
        <EventTitle eventName={detail.eventName} method={detail.method} target={detail.target} />
      </span>
      <span className="side-heads__fact" title={formatLocalInstant(atMs)}>
        {isToday ? '' : `${formatDay(atMs, nowMs)}, `}
        {formatClock(atMs)}
      </span>
      {detail.attempt > 1 ? <span className="side-heads__fact">attempt {detail.attempt}</span> : null}
      {later === null ? null : <span className="side-heads__fact side-heads__fact--later">{later}</span>}
    </>
  )
}

function intervalWords(left: DeliveryDetail | null, right: DeliveryDetail | null): string | null {
  if (left === null || right === null) return null
  const us = right.receivedAtUs - left.receivedAtUs
  return `${formatSpan(Math.abs(us))} ${us < 0 ? 'earlier' : 'later'}`
}
