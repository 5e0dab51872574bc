import { findJsonError } from '../json/check-json'
import { Comparer } from './compare'
import { countNodes } from './counts'
import { KeyTable } from './key-table'
import type {
  Degradation,
  DiffOptions,
  DiffOutcome,
  DuplicateKey,
  Equivalences,
  JsonDiff,
  OnProgress,
  Side,
} from './model'
import { withNoise } from './noise'
import { escapeStep, parsePattern, PatternTree } from './path-pattern'
import { readTape } from './read-tape'
import { SHADOWED, type Tape } from './tape'

const DEFAULT_EQUIVALENCES: Equivalences = {
  escapes: true,
  numberText: false,
  instants: false,
  emptyPhp: false,
}

/**
 * Compares two JSON texts: what was added, removed, changed, moved and renamed on the way from left to right. Where a
 * text is not JSON, the outcome says which and why instead. Takes about 15 ms for two texts of 1 MB and grows with their
 * length; never more than some n log n of it, and what that leaves out is said in `degraded`.
 */
export function diffJson(
  leftText: string,
  rightText: string,
  options: DiffOptions = {},
  onProgress: OnProgress = () => undefined,
): DiffOutcome {
  const keys = new KeyTable()
  const left = readTape(leftText, keys)
  if (left === null) return notJson('left', leftText)
  const right = readTape(rightText, keys)
  if (right === null) return notJson('right', rightText)
  const comparer = new Comparer({ left, right }, keys, {
    equivalences: { ...DEFAULT_EQUIVALENCES, ...options.equivalences },
    identityKeys: treeOf(options.identityKeys),
    reportKeyOrder: options.reportKeyOrder ?? false,
    onProgress,
  })
  const compared = comparer.run()
  const duplicateKeys = [...duplicatesOf('left', left, keys), ...duplicatesOf('right', right, keys)]
  const cuts = [...duplicatesCut('left', left), ...duplicatesCut('right', right)]
  const degraded = [...compared.degraded, ...cuts]
  const diff: JsonDiff = { ...compared, ...countNodes(compared.nodes), duplicateKeys, degraded }
  const { noise = [] } = options
  return { ok: true, diff: noise.length === 0 ? diff : withNoise(diff, noise) }
}

function notJson(side: Side, text: string): DiffOutcome {
  const error = findJsonError(text)
  if (error === null) throw new Error('The tape reader refused a text that is JSON.')
  return { ok: false, side, error }
}

function treeOf(identityKeys: DiffOptions['identityKeys']): PatternTree<string | null> | null {
  const entries = Object.entries(identityKeys ?? {})
  if (entries.length === 0) return null
  const tree = new PatternTree<string | null>()
  for (const [text, key] of entries) {
    const pattern = parsePattern(text)
    if (pattern !== null) tree.add(pattern, key)
  }
  return tree
}

/** A hostile text can hold half a million of them. */
const MAX_DUPLICATES = 200

function duplicatesOf(side: Side, tape: Tape, keys: KeyTable): DuplicateKey[] {
  return tape.duplicates
    .slice(0, MAX_DUPLICATES)
    .map(({ index, times }) => ({ side, pointer: tapePointer(tape, keys, index), times }))
}

function duplicatesCut(side: Side, { duplicates }: Tape): Degradation[] {
  if (duplicates.length <= MAX_DUPLICATES) return []
  const all = duplicates.length.toLocaleString('en')
  const sentence = `Of ${all} names that stand twice on the ${side} only the first ${String(MAX_DUPLICATES)} are listed.`
  return [{ pointer: '', sentence }]
}

/** Walks down from the root, skipping every subtree that ends before the value. */
function tapePointer(tape: Tape, keys: KeyTable, target: number): string {
  const steps: string[] = []
  let at = 0
  while (at !== target) {
    let child = at + 1
    let element = 0
    while ((tape.next[child] ?? 0) <= target) {
      if ((tape.kind[child] ?? 0) < SHADOWED) element += 1
      child = tape.next[child] ?? tape.count
    }
    const name = tape.key[child] ?? -1
    steps.push(`/${name === -1 ? String(element) : escapeStep(keys.names[name] ?? '')}`)
    at = child
  }
  return steps.join('')
}
