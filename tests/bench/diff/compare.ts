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

/** What would take longer, by how it grew so far, is left out: a square table of 45,000 items needs no memory there is. */
const PATIENCE_MS = 10_000

/** One slow answer is enough to know. */
const SLOW_MS = 700

/** By whether items are reordered and by name: the medians at the sizes so far. */
const medians = new Map<string, number[]>()

/** What a contender will take at the next size, if it goes on growing as it did; at ten times the size, at least tenfold. */
function expectedMs(known: readonly number[] | undefined): number {
  const last = known?.at(-1) ?? 0
  const before = known?.at(-2)
  return last * Math.max(10, before === undefined ? 10 : last / before)
}

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
    const keyOf = (name: string): string => `${name} ${String(areReordered)}`
    const all = [OURS, ...OTHERS]
    const running = all.filter(({ name }) => expectedMs(medians.get(keyOf(name))) < PATIENCE_MS)
    const times = new Map<string, number[]>(running.map(({ name }) => [name, []]))
    const operations = new Map<string, number>()
    // Turn by turn, so that a busy moment of the machine meets all of them.
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of running) {
        const known = times.get(contender.name) ?? []
        if (round > 2 && (known[0] ?? 0) > SLOW_MS) continue
        const { ms, operations: count } = timed(contender, left, right)
        known.push(ms)
        operations.set(contender.name, count)
      }
    }
    const ours = median(times.get(OURS.name) ?? [])
    for (const { name } of running) {
      const ms = median(times.get(name) ?? [])
      medians.set(keyOf(name), [...(medians.get(keyOf(name)) ?? []), ms])
      const ratio = (ms / ours).toFixed(1)
      console.log(
        `  ${name.padEnd(18)} ${ms.toFixed(2).padStart(9)} ms ${ratio.padStart(7)}x ${String(operations.get(name) ?? 0).padStart(8)} operations`,
      )
    }
    for (const { name } of all) {
      if (running.some((contender) => contender.name === name)) continue
      const seconds = Math.round(expectedMs(medians.get(keyOf(name))) / 1000)
      console.log(`  ${name.padEnd(18)} left out: by its growth it would take over ${String(seconds)} s`)
    }
  }
}
