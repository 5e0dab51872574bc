import './gap-list.css'
import type { TunnelGap } from '../../../core/contract/tunnel'
import { describeGapCause, describeGapEffect } from '../../../core/tunnel/gap'
import { useAppState } from '../../hooks/use-app-state'
import { useNow } from '../../hooks/use-now'
import { gapSpan, shortMoment } from './gap-span'

/** When the address did not work, and what Fleetbase does in such a time. */
export function GapList({ gaps }: { gaps: readonly TunnelGap[] }) {
  const { tunnel } = useAppState()
  const nowMs = useNow(60_000)
  return (
    <div className="gap-list">
      <ul>
        {gaps.map((gap) => (
          <li key={gap.fromMs}>
            <strong>{gapSpan(gap, nowMs)}</strong>
            <span> {describeGapCause(gap.cause)}. </span>
            <span className="gap-list__effect">
              {describeGapEffect(gap, (timeMs) => shortMoment(timeMs, nowMs))}
            </span>
          </li>
        ))}
      </ul>
      {gaps.every(({ toMs }) => toMs === null) ? null : (
        <button type="button" className="button button--small" onClick={() => void tunnel.putGapsAway()}>
          Put away
        </button>
      )}
    </div>
  )
}
