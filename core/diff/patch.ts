import { orderMoves } from './move-order'
import type { DiffNode, JsonDiff } from './model'
import { escapeStep } from './path-pattern'

/** One operation of RFC 6902. */
export interface PatchOperation {
  op: 'add' | 'remove' | 'replace' | 'move'
  path: string
  /** With `move`. */
  from?: string
  /** With `add` and `replace`: the value as it is written in the right text, so that 1.0 and 2^53 + 1 stay. */
  valueText?: string
}

/**
 * The JSON Patch (RFC 6902) that makes the left document the right one when its operations are applied one after the
 * other. Noisy and alike differences are in it too: who applies a patch wants the right document, not one like it. Only
 * what JSON gives no meaning, such as escapes, is left out.
 */
export function toJsonPatch(diff: JsonDiff, rightText: string): PatchOperation[] {
  return new PatchWriter(diff.nodes, rightText).write()
}

/** A patch as JSON text, an operation a line. */
export function printJsonPatch(operations: readonly PatchOperation[]): string {
  if (operations.length === 0) return '[]'
  return `[\n${operations.map((operation) => `  ${printOperation(operation)}`).join(',\n')}\n]`
}

function printOperation({ op, path, from, valueText }: PatchOperation): string {
  const parts = [`"op": "${op}"`]
  if (from !== undefined) parts.push(`"from": ${JSON.stringify(from)}`)
  parts.push(`"path": ${JSON.stringify(path)}`)
  if (valueText !== undefined) parts.push(`"value": ${valueText}`)
  return `{ ${parts.join(', ')} }`
}

/**
 * A container is put in shape (its members or elements removed, moved and added) before anything within its children is
 * written, and the nodes come in that order: so every path but those of the shaping is one of the right document.
 */
class PatchWriter {
  private readonly operations: PatchOperation[] = []
  /** By node, its pointer in the right document; only of containers, and only while it is needed. */
  private readonly pointers = new Map<number, string>()

  constructor(
    private readonly nodes: readonly DiffNode[],
    private readonly rightText: string,
  ) {}

  write(): PatchOperation[] {
    this.nodes.forEach((node, index) => {
      const above = this.pointers.get(node.parent) ?? ''
      const step = node.right?.step ?? null
      const pointer = step === null ? above : `${above}/${escapeStep(String(step))}`
      if (isReplacement(node)) this.replace(pointer, node)
      if (node.end === index + 1) return
      this.pointers.set(index, pointer)
      if (node.left?.kind === 'array') this.shapeArray(index, node.end, pointer)
      else this.shapeObject(index, node.end, pointer)
    })
    return this.operations
  }

  private replace(path: string, node: DiffNode): void {
    this.operations.push({ op: 'replace', path, valueText: this.valueText(node) })
  }

  private shapeObject(object: number, end: number, pointer: string): void {
    for (let child = object + 1; child < end; child = this.nodes[child]?.end ?? end) {
      const node = this.nodes[child]
      if (node === undefined) return
      const left = `${pointer}/${escapeStep(String(node.left?.step ?? ''))}`
      const right = `${pointer}/${escapeStep(String(node.right?.step ?? ''))}`
      if (node.kind === 'remove') this.operations.push({ op: 'remove', path: left })
      else if (node.kind === 'rename') this.operations.push({ op: 'move', from: left, path: right })
      else if (node.kind === 'add') {
        this.operations.push({ op: 'add', path: right, valueText: this.valueText(node) })
      }
    }
  }

  /** Removes from the end, so that the indexes before stay; then moves; then adds from the beginning. */
  private shapeArray(array: number, end: number, pointer: string): void {
    const removed: number[] = []
    const moved: DiffNode[] = []
    const added: DiffNode[] = []
    for (let child = array + 1; child < end; child = this.nodes[child]?.end ?? end) {
      const node = this.nodes[child]
      if (node?.kind === 'remove') removed.push(Number(node.left?.step))
      else if (node?.kind === 'move') moved.push(node)
      else if (node?.kind === 'add') added.push(node)
    }
    removed.sort((one, other) => other - one)
    for (const index of removed) this.operations.push({ op: 'remove', path: `${pointer}/${String(index)}` })
    if (moved.length > 0) this.moveElements(moved, removed, added, pointer)
    for (const node of added) {
      const path = `${pointer}/${String(node.right?.step ?? 0)}`
      this.operations.push({ op: 'add', path, valueText: this.valueText(node) })
    }
  }

  /** What was removed is gone by now, what is to be added not yet there: both are counted out of the indexes. */
  private moveElements(moved: DiffNode[], removed: number[], added: DiffNode[], pointer: string): void {
    const removedLeft = removed.toReversed()
    const addedRight = added.map((node) => Number(node.right?.step))
    const moves = moved.map((node) => ({
      from: withoutEarlier(Number(node.left?.step), removedLeft),
      to: withoutEarlier(Number(node.right?.step), addedRight),
    }))
    for (const { from, to } of orderMoves(moves)) {
      if (from === to) continue
      this.operations.push({
        op: 'move',
        from: `${pointer}/${String(from)}`,
        path: `${pointer}/${String(to)}`,
      })
    }
  }

  private valueText(node: DiffNode): string {
    return this.rightText.slice(node.right?.start, node.right?.end)
  }
}

function isReplacement({ kind, spelling }: DiffNode): boolean {
  return kind === 'change' || kind === 'type' || (kind === 'alike' && spelling !== 'escapes')
}

/** An index less those of an ascending list that lie before it. */
function withoutEarlier(index: number, ascending: readonly number[]): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < index) low = middle + 1
    else high = middle
  }
  return index - low
}
