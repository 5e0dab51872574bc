import { decodeString } from './json-string'
import type { DiffKind, DiffNode, JsonDiff, Place, Side, ValueKind } from './model'

/** A value in a few words. */
export interface ChangedValue {
  kind: ValueKind
  /** A string as it is meant, without quotes; of an object its name and id, of any other container how much it holds. */
  text: string
  /** Whether the value goes on behind the text. */
  isCut: boolean
}

/** One change, fit for a line: `status: created → dispatched`. */
export interface Change {
  kind: Exclude<DiffKind, 'inside' | 'alike'>
  /** Where, as people write it: `status`, `customer.name`, `items[2].quantity`. */
  path: string
  /** Where it was before, of what was moved or renamed; null of all else. */
  fromPath: string | null
  /** Null for what was added. */
  before: ChangedValue | null
  /** Null for what was removed. */
  after: ChangedValue | null
}

/** The changes of a difference, those that say most first. */
export interface ChangeList {
  changes: Change[]
  /** How many there are in all. */
  total: number
  /** The same of what always differs. */
  noisy: Change[]
  noisyTotal: number
}

export interface ChangeListOptions {
  /** A member of the document that holds what matters, as Fleetbase's `data`: it is left out of paths. Null for none. */
  root: string | null
  /** Members of the document that are told elsewhere, and not listed. */
  without: readonly string[]
  /** The most that are given, of either list. */
  limit: number
}

type Steps = readonly (string | number)[]

/** A difference as a short list. What is only written differently is no change. */
export function changesOf(
  diff: JsonDiff,
  leftText: string,
  rightText: string,
  { root, without, limit }: ChangeListOptions,
): ChangeList {
  const { nodes } = diff
  const listed = nodes.flatMap((node, index) => {
    const { kind } = node
    if (kind === 'inside' || kind === 'alike') return []
    const steps = withoutRoot(stepsOf(nodes, index, 'right'), root)
    const [only] = steps
    if (steps.length === 1 && typeof only === 'string' && node.depth === 1 && without.includes(only))
      return []
    return [{ node, kind, index, steps, rank: rankOf(steps) }]
  })
  listed.sort((one, other) => one.rank - other.rank || one.index - other.index)
  const lines = (isNoisy: boolean): { some: Change[]; total: number } => {
    const all = listed.filter(({ node }) => node.isNoisy === isNoisy)
    const some = all.slice(0, limit).map(({ node, kind, index, steps }): Change => {
      const hasMoved = kind === 'move' || kind === 'rename'
      return {
        kind,
        path: pathText(steps),
        fromPath: hasMoved ? pathText(withoutRoot(stepsOf(nodes, index, 'left'), root)) : null,
        before: valueOf(node.left, leftText),
        after: valueOf(node.right, rightText),
      }
    })
    return { some, total: all.length }
  }
  const [plain, noisy] = [lines(false), lines(true)]
  return { changes: plain.some, total: plain.total, noisy: noisy.some, noisyTotal: noisy.total }
}

/** The steps from the root, on one side; where a node is on the other side only, as it is there. */
function stepsOf(nodes: readonly DiffNode[], index: number, side: Side): (string | number)[] {
  const steps: (string | number)[] = []
  for (let node = nodes[index]; node !== undefined; node = nodes[node.parent]) {
    const step = ((side === 'left' ? node.left : node.right) ?? node.left ?? node.right)?.step ?? null
    if (step !== null) steps.push(step)
  }
  return steps.reverse()
}

function withoutRoot(steps: (string | number)[], root: string | null): Steps {
  return root !== null && steps.length > 1 && steps[0] === root ? steps.slice(1) : steps
}

/** A name that can stand after a dot as it is. */
const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u

function pathText(steps: Steps): string {
  if (steps.length === 0) return 'the whole payload'
  return steps
    .map((step, at) => {
      if (typeof step === 'number') return `[${String(step)}]`
      if (!PLAIN_NAME.test(step)) return `[${JSON.stringify(step)}]`
      return at === 0 ? step : `.${step}`
    })
    .join('')
}

/** The status first, then whom it was given to, then what else stands at the top, times, and what lies deeper. */
function rankOf(steps: Steps): number {
  const [name, ...deeper] = steps
  if (deeper.length > 0 || typeof name !== 'string') return 4
  if (name === 'status') return 0
  if (name.endsWith('_assigned')) return 1
  return name.endsWith('_at') ? 3 : 2
}

/** More of a string says no more in a line. In UTF-16 units. */
const MAX_TEXT = 120

/** A longer object is not parsed for its name. */
const MAX_PARSED = 16 * 1024

function valueOf(place: Place | null, text: string): ChangedValue | null {
  if (place === null) return null
  const { kind, start, end } = place
  if (kind === 'object' || kind === 'array') return { kind, text: containerText(place, text), isCut: false }
  // An escape takes six characters at most, and the quote one.
  const written = text.slice(start, Math.min(end, start + 6 * MAX_TEXT + 1))
  const isWhole = written.length === end - start
  const value = kind === 'string' ? decodeString(written.slice(1, isWhole ? -1 : undefined)) : written
  const isCut = !isWhole || value.length > MAX_TEXT
  return { kind, text: isCut ? value.slice(0, MAX_TEXT) : value, isCut }
}

function containerText({ kind, start, end }: Place, text: string): string {
  const isObject = kind === 'object'
  if (end - start > MAX_PARSED) return isObject ? 'a large object' : 'a long list'
  const value: unknown = JSON.parse(text.slice(start, end))
  if (Array.isArray(value)) return counted(value.length, 'element', 'an empty list')
  const members = value as Record<string, unknown>
  const named = [members['name'], members['id']].filter((part) => typeof part === 'string' && part !== '')
  if (named.length === 2) return `${String(named[0])} (${String(named[1])})`
  if (named.length === 1) return String(named[0])
  return counted(Object.keys(members).length, 'field', 'an empty object')
}

function counted(count: number, noun: string, none: string): string {
  return count === 0 ? none : `${String(count)} ${noun}${count === 1 ? '' : 's'}`
}
