import './life-strip.css'
import { memo } from 'react'
import type { TimelineStep } from '../../../core/event/timeline'
import { formatClock, formatLocalInstant, formatSpan } from '../../../core/format/time'

const HAPPENED_Y = 9
const ARRIVED_Y = 33
const HEIGHT = 42

/** Dots at the edges are drawn whole. In percent of the width. */
const MARGIN = 1.2

/**
 * A life in one glance: when each step happened, above, tied to when it arrived, below. A slanted tie was slow, one that
 * crosses others came out of order.
 */
export const LifeStrip = memo(function LifeStrip({ steps }: { steps: readonly TimelineStep[] }) {
  const times = steps.flatMap(({ happenedAtUs, firstAtUs }) => [firstAtUs, happenedAtUs ?? firstAtUs])
  const firstUs = Math.min(...times)
  const lastUs = Math.max(...times)
  if (steps.length < 2 || firstUs === lastUs) return null
  const xOf = (us: number): string =>
    `${(MARGIN + ((us - firstUs) / (lastUs - firstUs)) * (100 - 2 * MARGIN)).toFixed(3)}%`
  // What stands out is drawn last, over the others.
  const drawn = [...steps].sort((one, other) => Number(isLoud(one)) - Number(isLoud(other)))
  return (
    <figure className="life-strip">
      <div className="life-strip__names" aria-hidden="true">
        <span>happened</span>
        <span>arrived</span>
      </div>
      <div className="life-strip__picture">
        <svg width="100%" height={HEIGHT} role="img" aria-label={words(steps, firstUs, lastUs)}>
          <line className="life-strip__track" x1="0" x2="100%" y1={HAPPENED_Y} y2={HAPPENED_Y} />
          <line className="life-strip__track" x1="0" x2="100%" y1={ARRIVED_Y} y2={ARRIVED_Y} />
          {drawn.map((step) => (
            <Tie key={step.event} step={step} xOf={xOf} />
          ))}
        </svg>
        <figcaption className="life-strip__ends" aria-hidden="true">
          <time title={formatLocalInstant(firstUs / 1000)}>{formatClock(firstUs / 1000)}</time>
          <span>{formatSpan(lastUs - firstUs)}</span>
          <time title={formatLocalInstant(lastUs / 1000)}>{formatClock(lastUs / 1000)}</time>
        </figcaption>
      </div>
    </figure>
  )
})

function Tie({ step, xOf }: { step: TimelineStep; xOf: (us: number) => string }) {
  const { happenedAtUs, firstAtUs } = step
  const arrivedX = xOf(firstAtUs)
  const happenedX = happenedAtUs === null ? null : xOf(happenedAtUs)
  return (
    <g className={isLoud(step) ? 'life-strip__tie life-strip__tie--loud' : 'life-strip__tie'}>
      {happenedX === null ? null : (
        <>
          <line x1={happenedX} x2={arrivedX} y1={HAPPENED_Y} y2={ARRIVED_Y} />
          <circle cx={happenedX} cy={HAPPENED_Y} r={3.5} />
        </>
      )}
      <circle cx={arrivedX} cy={ARRIVED_Y} r={3.5} />
    </g>
  )
}

function isLoud({ badges }: TimelineStep): boolean {
  return badges.includes('out-of-order') || badges.includes('late')
}

function words(steps: readonly TimelineStep[], firstUs: number, lastUs: number): string {
  const loud = steps.filter(isLoud).length
  const late = loud === 0 ? 'none late' : `${String(loud)} late or out of order`
  return `${String(steps.length)} steps within ${formatSpan(lastUs - firstUs)}, ${late}`
}
