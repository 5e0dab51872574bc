import { z } from '../contract/schema'
import { KeyTable } from '../diff/key-table'
import { decodeString } from '../diff/json-string'
import type { ValueKind } from '../diff/model'
import { readTape } from '../diff/read-tape'
import { ARRAY, childrenOf, kindName, NUMBER, OBJECT, STRING, type Tape } from '../diff/tape'

const MAX_NAME = 4096

/**
 * One step to a value that is followed from delivery to delivery: a member by its name; an element by what tells it apart
 * (its `id`, say), so that it is found wherever it has moved; or, where nothing does, by its place.
 */
const FollowedStep = z.union([
  z.object({ name: z.string().max(MAX_NAME) }).strict(),
  z.object({ key: z.string().max(MAX_NAME), value: z.string().max(MAX_NAME) }).strict(),
  z.object({ index: z.number().int().nonnegative() }).strict(),
])
type FollowedStep = z.infer<typeof FollowedStep>

/** The way to a followed value, from the payload's root. */
export const FollowedPath = z.array(FollowedStep).max(200, 'It stands too deep.')
export type FollowedPath = z.infer<typeof FollowedPath>

/** A value as it stands in a payload. */
export interface FoundValue {
  kind: ValueKind
  /** As it is written. */
  text: string
}

/** What tells elements apart, the first that all have and that differs in all. */
export const IDENTITY_KEYS = [
  'id',
  'public_id',
  'uuid',
  '_id',
  'guid',
  'key',
  'internal_id',
  'sku',
  'code',
  'name',
]

/**
 * The steps to a value in this very text as a path that can be followed in others. Null where the text is no JSON or
 * nothing stands there.
 */
export function followedPath(text: string, steps: readonly (string | number)[]): FollowedPath | null {
  const document = Document.read(text)
  if (document === null) return null
  const path: FollowedStep[] = []
  let at: number | null = 0
  for (const step of steps) {
    const followed: FollowedStep = typeof step === 'string' ? { name: step } : document.identified(at, step)
    at = document.step(at, followed)
    if (at === null) return null
    path.push(followed)
  }
  return path
}

/** The value at a path; null where nothing stands there, undefined where the text is no JSON. */
export function valueAtPath(text: string, path: FollowedPath): FoundValue | null | undefined {
  const document = Document.read(text)
  if (document === null) return undefined
  let at: number | null = 0
  for (const step of path) {
    at = document.step(at, step)
    if (at === null) return null
  }
  return document.valueAt(at)
}

/** As people write it: `status`, `items[id=entity_1].quantity`, `coordinates[0]`; of the whole payload nothing. */
export function pathLabel(path: FollowedPath): string {
  return path
    .map((step, at) => {
      if ('index' in step) return `[${String(step.index)}]`
      if ('key' in step) return `[${step.key}=${step.value}]`
      if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step.name)) return `[${JSON.stringify(step.name)}]`
      return at === 0 ? step.name : `.${step.name}`
    })
    .join('')
}

/** A text on a tape, with its names. */
class Document {
  private constructor(
    private readonly tape: Tape,
    private readonly names: readonly string[],
  ) {}

  static read(text: string): Document | null {
    const keys = new KeyTable()
    const tape = readTape(text, keys)
    return tape === null ? null : new Document(tape, keys.names)
  }

  step(at: number, step: FollowedStep): number | null {
    const { tape } = this
    const isObject = tape.kind[at] === OBJECT
    if (isObject !== 'name' in step || (!isObject && tape.kind[at] !== ARRAY)) return null
    const children = childrenOf(tape, at)
    if ('index' in step) return children[step.index] ?? null
    if ('key' in step) return children.find((child) => this.scalarOf(child, step.key) === step.value) ?? null
    return children.find((child) => this.nameOf(child) === step.name) ?? null
  }

  /** The step to an element of an array, by what tells it apart where there is such a thing. */
  identified(array: number, index: number): FollowedStep {
    const elements = [...childrenOf(this.tape, array)]
    for (const key of IDENTITY_KEYS) {
      const values = elements.map((element) => this.scalarOf(element, key))
      const value = values[index] ?? null
      if (value !== null && !values.includes(null) && new Set(values).size === values.length) {
        return { key, value }
      }
    }
    return { index }
  }

  valueAt(at: number): FoundValue {
    return { kind: kindName(this.tape.kind[at] ?? 0), text: this.textOf(at) }
  }

  /** A string or number that an object has under a name; null where it has none, or is no object. */
  private scalarOf(object: number, name: string): string | null {
    const { tape } = this
    if (tape.kind[object] !== OBJECT) return null
    const member = childrenOf(tape, object).find((child) => this.nameOf(child) === name)
    if (member === undefined) return null
    if (tape.kind[member] === NUMBER) return this.textOf(member)
    return tape.kind[member] === STRING ? decodeString(this.textOf(member).slice(1, -1)) : null
  }

  private nameOf(member: number): string {
    return this.names[this.tape.key[member] ?? -1] ?? ''
  }

  private textOf(at: number): string {
    return this.tape.text.slice(this.tape.start[at], this.tape.end[at])
  }
}
