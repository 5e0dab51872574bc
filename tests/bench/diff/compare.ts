// From two texts to a list of differences, ours and others', same work in the same run: medians, and their ratio to ours.
// Arguments: none. Bundled and started by bench.ts.
import fastJsonPatch from 'fast-json-patch'
import microdiff from 'microdiff'
import { createPatch } from 'rfc6902'
import { diffJson } from '../../../core/diff/diff'
import { totalOf } from '../../../core/diff/counts'
import { compareWithKeys, compareWithMoves, countDelta, countKeyed } from '../../support/diff-rivals'
import { orderPair } from './order'

type Documents = readonly [left: unknown, right: unknown]

interface Contender {
  name: string
  /** Gives how many operations it found. */
  run: (left: string, right: string) => number
}

/** The others take parsed documents, so theirs begins with JSON.parse: a captured body is text. */
function onParsed(name: string, run: (...documents: Documents) => number): Contender {
  return { name, run: (left, right) => run(JSON.parse(left), JSON.parse(right)) }
}

const OURS: Contender = {
  name: 'Waybill',
  run: (left, right) => {
    const outcome = diffJson(left, right)
    return outcome.ok ? totalOf(outcome.diff.counts) : NaN
  },
}

const OTHERS: readonly Contender[] = [
  onParsed('JSON.parse alone', () => 0),
  onParsed('fast-json-patch', (left, right) => fastJsonPatch.compare(left as object, right as object).length),
  onParsed('microdiff', (left, right) => microdiff(left as object[], right as object[]).length),
  onParsed('json-diff-ts', (left, right) => countKeyed(compareWithKeys(left, right))),
  onParsed('jsondiffpatch', (left, right) => countDelta(compareWithMoves(left, right))),
  onParsed('rfc6902', (left, right) => createPatch(left, right).length),
]

const SIZES = [
  { label: '2 KB', items: 9, rounds: 400 },
  { label: '100 KB', items: 450, rounds: 60 },
  { label: '1 MB', items: 4500, rounds: 20 },
  { label: '10 MB', items: 45_000, rounds: 5 },
] as const

/** What took longer than this at one size is not asked for ten times as much, where it would take 100 times as long. */
const PATIENCE_MS = 700

const tooSlow = new Set<string>()

function timed(contender: Contender, left: string, right: string): { ms: number; operations: number } {
  const began = performance.now()
  const operations = contender.run(left, right)
  return { ms: performance.now() - began, operations }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN
}

for (const { label, items, rounds } of SIZES) {
  for (const areReordered of [false, true]) {
    const { left, right } = orderPair(items, { areReordered })
    console.log(
      `\n${label} (${String(left.length)} characters), ${areReordered ? 'locally reordered' : 'in order'}`,
    )
    const running = [OURS, ...OTHERS].filter(({ name }) => !tooSlow.has(name))
    const times = new Map<string, number[]>(running.map(({ name }) => [name, []]))
    const operations = new Map<string, number>()
    // Turn by turn, so that a busy moment of the machine meets all of them.
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of running) {
        const known = times.get(contender.name) ?? []
        // One slow answer is enough to know.
        if (round > 2 && (known[0] ?? 0) > PATIENCE_MS) continue
        const { ms, operations: count } = timed(contender, left, right)
        known.push(ms)
        operations.set(contender.name, count)
      }
    }
    const ours = median(times.get(OURS.name) ?? [])
    for (const { name } of running) {
      const ms = median(times.get(name) ?? [])
      if (ms > PATIENCE_MS && name !== OURS.name && areReordered) tooSlow.add(name)
      const ratio = (ms / ours).toFixed(1)
      console.log(
        `  ${name.padEnd(18)} ${ms.toFixed(2).padStart(9)} ms ${ratio.padStart(7)}x ${String(operations.get(name) ?? 0).padStart(8)} operations`,
      )
    }
    for (const { name } of OTHERS) {
      if (tooSlow.has(name) && !running.some((contender) => contender.name === name)) {
        console.log(`  ${name.padEnd(18)} left out: over ${String(PATIENCE_MS)} ms at a smaller size`)
      }
    }
  }
}
