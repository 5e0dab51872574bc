import './value-chart-view.css'
import { useMemo } from 'react'
import { chartOf, type ValueChart } from '../../../core/values/value-chart'
import type { ValueRun } from '../../../core/values/value-run'

/** The runs of a value as a picture, oldest at the left; the list below says the same in words. */
export function ValueChartView({ runs }: { runs: readonly ValueRun[] }) {
  const chart = useMemo(() => chartOf(runs), [runs])
  if (chart === null) return null
  return chart.kind === 'numbers' ? <Numbers chart={chart} /> : <Lanes chart={chart} />
}

const HEIGHT = 100
/** As high as a line of its names. In pixels. */
const LANE_HEIGHT = 16

function Numbers({ chart }: { chart: Extract<ValueChart, { kind: 'numbers' }> }) {
  const { parts, low, high, width } = chart
  const yOf = (value: number): number =>
    high === low ? HEIGHT / 2 : HEIGHT - ((value - low) / (high - low)) * HEIGHT
  const line = parts
    .map(({ x, width: length, value }) => {
      const y = String(yOf(value))
      return `${String(x)},${y} ${String(x + length)},${y}`
    })
    .join(' ')
  return (
    <div className="value-chart" aria-hidden="true">
      <div className="value-chart__scale">
        <span>{String(high)}</span>
        <span>{String(low)}</span>
      </div>
      <svg
        className="value-chart__numbers"
        viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
      >
        <polyline points={line} />
      </svg>
    </div>
  )
}

function Lanes({ chart }: { chart: Extract<ValueChart, { kind: 'lanes' }> }) {
  const { parts, lanes, width } = chart
  return (
    <div className="value-chart value-chart--lanes" aria-hidden="true">
      <div className="value-chart__lane-names">
        {lanes.map((lane, at) => (
          <bdi key={at} title={lane}>
            {lane}
          </bdi>
        ))}
      </div>
      <svg
        className="value-chart__lanes"
        viewBox={`0 0 ${String(width)} ${String(lanes.length)}`}
        height={lanes.length * LANE_HEIGHT}
        preserveAspectRatio="none"
      >
        {lanes.map((_lane, at) => (
          <line key={at} x1={0} x2={width} y1={at + 0.5} y2={at + 0.5} />
        ))}
        {parts.map(({ run, x, width: length, lane }) => (
          <rect key={run.oldest} x={x + 0.06} width={length - 0.12} y={lane + 0.25} height={0.5} />
        ))}
      </svg>
    </div>
  )
}
