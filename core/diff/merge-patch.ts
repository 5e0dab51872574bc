import type { JsonDiff } from './model'
import { pointerOf } from './pointer'

export interface MergePatch {
  /** The patch as JSON text, values as they are written in the right text. `{}` where two objects don’t differ. */
  text: string
  /** JSON Pointers (right) of arrays that stand in it whole, as a merge patch can't reach into them. */
  wholeArrays: string[]
  /** JSON Pointers (right) of values with a null in them, which a merge patch takes for a removal: it loses that null. */
  lostNulls: string[]
}

/** The merge patch (RFC 7386) from left to right, and what it can't say. */
export function toMergePatch(diff: JsonDiff, rightText: string): MergePatch {
  const { nodes } = diff
  const wholeArrays: string[] = []
  const lostNulls: string[] = []
  const out: string[] = []
  /** Objects that are open in `out`, with the index after their last node. */
  const open: { end: number; isEmpty: boolean }[] = []
  const writeName = (name: string): void => {
    const parent = open.at(-1)
    if (parent === undefined) return
    out.push(parent.isEmpty ? '' : ',', JSON.stringify(name), ':')
    parent.isEmpty = false
  }
  for (let index = 0; index < nodes.length;) {
    for (let top = open.at(-1); top !== undefined && top.end <= index; top = open.at(-1)) {
      out.push('}')
      open.pop()
    }
    const node = nodes[index]
    if (node === undefined) break
    const { left, right, kind } = node
    if ((kind === 'remove' || kind === 'rename') && left !== null) {
      writeName(String(left.step))
      out.push('null')
    }
    if (right === null || (kind === 'alike' && node.spelling === 'escapes')) {
      index = node.end
      continue
    }
    writeName(String(right.step ?? ''))
    if (kind === 'inside' && right.kind === 'object') {
      out.push('{')
      open.push({ end: node.end, isEmpty: true })
      index += 1
      continue
    }
    const value = rightText.slice(right.start, right.end)
    out.push(value)
    if (kind === 'inside') wholeArrays.push(pointerOf(nodes, index, 'right'))
    if ((index > 0 || right.kind !== 'null') && losesNull(value))
      lostNulls.push(pointerOf(nodes, index, 'right'))
    index = node.end
  }
  out.push('}'.repeat(open.length))
  return { text: out.join('') || nothingToSay(rightText), wholeArrays, lostNulls }
}

/** Only an object can be patched: applied to anything else, `{}` would make it one. */
function nothingToSay(rightText: string): string {
  return /^\s*\{/.test(rightText) ? '{}' : rightText
}

/** Whether a null is the value itself or a member's; elements of an array keep theirs, and what is in them. */
function losesNull(value: string): boolean {
  let arrays = 0
  for (const [token] of value.matchAll(/"(?:[^"\\]|\\.)*"|[[\]]|null/gs)) {
    if (token === '[') arrays += 1
    else if (token === ']') arrays -= 1
    else if (token === 'null' && arrays === 0) return true
  }
  return false
}
