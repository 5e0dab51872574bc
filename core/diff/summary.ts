import { totalOf } from './counts'
import { decodeString } from './json-string'
import type { DiffNode, JsonDiff, Place } from './model'
import { patternOf } from './pointer'

/** Long values are for the difference itself. In characters. */
const MAX_VALUE = 40

/**
 * A difference in a few plain words: `order dispatched to driver_w2f6u9xk4c; 3 fields changed, 1 removed; 4 noisy
 * differences set apart`. Whoever sent it: where the envelope names an event that changed, that comes first.
 */
export function summarize(diff: JsonDiff, leftText: string, rightText: string): string {
  const parts = [headline(diff, leftText, rightText), countWords(diff)].filter((part) => part !== '')
  const noisy = totalOf(diff.noisy)
  if (noisy > 0) parts.push(`${counted(noisy, 'noisy difference')} set apart`)
  if (diff.counts.alike > 0) parts.push(`${counted(diff.counts.alike, 'value')} only written differently`)
  return parts.length === 0 ? 'no difference' : parts.join('; ')
}

/** What happened to the resource, where its event or its status says so. */
function headline(diff: JsonDiff, leftText: string, rightText: string): string {
  const event = changedTo(diff, '/event', rightText)
  const driver = changedTo(diff, '/data/driver_assigned', rightText)
  const to = driver === null ? '' : ` to ${driver}`
  if (event !== null && /^\w+\.\w+$/.test(event)) {
    return `${event.replace('.', ' ').replaceAll('_', ' ')}${to}`
  }
  for (const path of ['/data/status', '/status']) {
    const status = diff.nodes.findIndex((node, at) => node.depth <= 2 && patternOf(diff.nodes, at) === path)
    const node = diff.nodes[status]
    if (node?.kind !== 'change') continue
    return `status ${valueOf(node.left, leftText)} became ${valueOf(node.right, rightText)}${to}`
  }
  return driver === null ? '' : `assigned${to}`
}

/** The new string at a path of at most two steps, where it changed. */
function changedTo({ nodes }: JsonDiff, path: string, rightText: string): string | null {
  const node = nodes.find((candidate, at) => candidate.depth <= 2 && patternOf(nodes, at) === path)
  if (node?.right?.kind !== 'string' || node.kind === 'alike') return null
  return valueOf(node.right, rightText)
}

function valueOf(place: DiffNode['right'] | Place, text: string): string {
  if (place === null) return 'nothing'
  const written = text.slice(place.start, place.end)
  const value = place.kind === 'string' ? decodeString(written.slice(1, -1)) : written
  return value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value
}

const VERBS = {
  change: 'changed',
  type: 'changed',
  add: 'added',
  remove: 'removed',
  rename: 'renamed',
  move: 'moved',
} as const

/** Members are fields, elements are items: `2 fields changed, 1 added; 1 item moved`. */
function countWords({ nodes }: JsonDiff): string {
  const counts = { field: new Map<string, number>(), item: new Map<string, number>() }
  for (const { kind, isNoisy, left, right } of nodes) {
    if (isNoisy || kind === 'inside' || kind === 'alike') continue
    const ofNoun = counts[typeof (right ?? left)?.step === 'number' ? 'item' : 'field']
    ofNoun.set(VERBS[kind], (ofNoun.get(VERBS[kind]) ?? 0) + 1)
  }
  return [wordsOf('field', counts.field), wordsOf('item', counts.item)]
    .filter((words) => words !== '')
    .join('; ')
}

function wordsOf(noun: string, counts: ReadonlyMap<string, number>): string {
  const verbs = [...new Set(Object.values(VERBS))].filter((verb) => counts.has(verb))
  return verbs
    .map((verb, at) => {
      const count = counts.get(verb) ?? 0
      return at === 0 ? `${counted(count, noun)} ${verb}` : `${count.toLocaleString('en')} ${verb}`
    })
    .join(', ')
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
