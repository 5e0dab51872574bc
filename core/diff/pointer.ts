import type { DiffNode, Side } from './model'
import { escapeStep } from './path-pattern'

/**
 * The JSON Pointer of a node in the left or right document. A node of one side only gets the pointer that it has on the
 * side where it is, below the place where its parent is on the side that was asked for.
 */
export function pointerOf(nodes: readonly DiffNode[], index: number, side: Side): string {
  const steps: string[] = []
  for (let node = nodes[index]; node !== undefined; node = nodes[node.parent]) {
    const place = (side === 'left' ? node.left : node.right) ?? node.left ?? node.right
    if (place === null || place.step === null) continue
    steps.push(`/${escapeStep(String(place.step))}`)
  }
  return steps.reverse().join('')
}

/** A node's path with `*` for every element's index: how noise patterns and histories name it across deliveries. */
export function patternOf(nodes: readonly DiffNode[], index: number): string {
  const steps: string[] = []
  for (let node = nodes[index]; node !== undefined; node = nodes[node.parent]) {
    const step = (node.right ?? node.left)?.step ?? null
    if (step !== null) steps.push(typeof step === 'number' ? '/*' : `/${escapeStep(step)}`)
  }
  return steps.reverse().join('')
}
