import type { RunValue, ValueRun } from './value-run'

/** More kinds of values than this are a list, not lanes. */
const MAX_LANES = 6
/** Of more runs the newest are drawn: they are what fits. */
const MAX_DRAWN = 120

/** A stretch of a chart; `x` and `width` count in units of the chart's `width`. */
interface ChartPart {
  run: ValueRun
  x: number
  width: number
}

/** How runs of a value are drawn, oldest at the left. */
export type ValueChart =
  | { kind: 'numbers'; width: number; parts: (ChartPart & { value: number })[]; low: number; high: number }
  | { kind: 'lanes'; width: number; lanes: string[]; parts: (ChartPart & { lane: number })[] }

/**
 * A chart of runs that come newest first: numbers as a line of steps, a few values that come again and again as lanes. Null
 * where neither shows anything: with fewer than two runs, or values of many kinds.
 */
export function chartOf(runs: readonly ValueRun[]): ValueChart | null {
  if (runs.length < 2) return null
  const drawn = runs.slice(0, MAX_DRAWN).reverse()
  let x = 0
  const parts = drawn.map((run): ChartPart => {
    const width = widthOf(run)
    x += width
    return { run, x: x - width, width }
  })
  return numbers(parts, x) ?? lanes(parts, x)
}

/** Longer for more deliveries, but never so that the others can't be seen. */
function widthOf({ count }: ValueRun): number {
  return 1 + Math.log2(count)
}

function numbers(parts: readonly ChartPart[], width: number): ValueChart | null {
  const valued = parts.flatMap((part) => {
    const { value } = part.run
    const number = value?.kind === 'number' ? Number(value.text) : NaN
    return Number.isFinite(number) ? [{ ...part, value: number }] : []
  })
  // Once in a while there is no value, or none yet.
  if (valued.length < 2 || valued.length < parts.length / 2) return null
  const all = valued.map(({ value }) => value)
  return { kind: 'numbers', width, parts: valued, low: Math.min(...all), high: Math.max(...all) }
}

function lanes(parts: readonly ChartPart[], width: number): ValueChart | null {
  const names = new Map<string, string>()
  for (const { run } of parts) names.set(run.value?.digest ?? '', laneName(run.value))
  if (names.size > MAX_LANES || names.size < 2) return null
  const digests = [...names.keys()]
  return {
    kind: 'lanes',
    width,
    lanes: [...names.values()],
    parts: parts.map((part) => ({ ...part, lane: digests.indexOf(part.run.value?.digest ?? '') })),
  }
}

function laneName(value: RunValue | null): string {
  if (value === null) return 'not there'
  return value.text === '' ? 'empty text' : value.text
}
