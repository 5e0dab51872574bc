import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../../core/values/value-chart'
import type { RunValue, ValueRun } from '../../../../core/values/value-run'

function runsOf(values: readonly (string | number | null)[], count = 1): ValueRun[] {
  return values.map((value, at) => ({
    value:
      value === null
        ? null
        : ({
            kind: typeof value === 'number' ? 'number' : 'string',
            text: String(value),
            isCut: false,
            digest: JSON.stringify(value),
          } satisfies RunValue),
    count,
    oldest: 100 - at,
    oldestAtUs: 0,
    newest: 100 - at,
    newestAtUs: 0,
    eventName: null,
    resourceId: null,
  }))
}

describe('the chart of a value', () => {
  it('is a line of numbers, oldest first, as long as most of them are', () => {
    const chart = chartOf(runsOf([3, null, 1.5, 2]))
    expect(chart).toMatchObject({ kind: 'numbers', low: 1.5, high: 3, width: 4 })
    expect(chart?.parts.map(({ x }) => x)).toEqual([0, 1, 3])
  })

  it('is lanes where a few values come again', () => {
    const chart = chartOf(runsOf(['done', 'created', null, 'created'], 4))
    expect(chart).toMatchObject({ kind: 'lanes', lanes: ['created', 'not there', 'done'], width: 12 })
    expect(chart?.kind === 'lanes' ? chart.parts.map(({ lane }) => lane) : []).toEqual([0, 1, 0, 2])
  })

  it('is none where there is nothing to see', () => {
    expect(chartOf(runsOf(['a']))).toBeNull()
    expect(chartOf(runsOf(['a', 'b', 'c', 'd', 'e', 'f', 'g']))).toBeNull()
  })

  it('draws the newest of many', () => {
    const chart = chartOf(runsOf(Array.from({ length: 500 }, (_none, at) => at)))
    expect(chart?.parts).toHaveLength(120)
    expect(chart?.parts.at(-1)?.run.oldest).toBe(100)
  })
})
