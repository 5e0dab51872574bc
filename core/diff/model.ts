import type { JsonError } from '../json/check-json'

/**
 * What a comparison of two JSON texts gives. All of it is plain data that can be structured-cloned out of a worker: the
 * tree is a flat list, as a tree of 10,000 nested objects would overflow the cloner's stack, and values are named by
 * where they stand in the texts, so that a difference is small however large the values are.
 */

export type Side = 'left' | 'right'

export type ValueKind = 'object' | 'array' | 'string' | 'number' | 'true' | 'false' | 'null'

/**
 * - `inside`: a container that stays, with changes among its descendants;
 * - `add`, `remove`: a member or element of one side only, whole;
 * - `change`: another scalar of the same type; `true` to `false` is one;
 * - `type`: a value of another type, containers included: null to an object, a number to a string;
 * - `move`: an array element in another place relative to its siblings; what changed within it are its children;
 * - `rename`: the value of a removed member under an added key; what changed within it are its children;
 * - `alike`: written differently but counted as the same, by an equivalence that was asked for (see `spelling`).
 */
export type DiffKind = 'inside' | 'add' | 'remove' | 'change' | 'type' | 'move' | 'rename' | 'alike'

/** How two values that mean the same are written differently. */
export type Spelling =
  /** `\/` and `/`, `\u00eb` and `ë`. */
  | 'escapes'
  /** `1.0`, `1` and `1e0`. */
  | 'number-text'
  /** `2026-08-19 04:12:31` (UTC) and `2026-08-19T04:12:31.000000Z`. */
  | 'instant'
  /** `{}` and `[]`: PHP has one empty array for both. */
  | 'empty-php'

/** Where a value stands on one side. */
export interface Place {
  /** Member name (decoded) or element index within the parent; null for the root. */
  step: string | number | null
  /** UTF-16 offsets of the value in that side's text, without its key. */
  start: number
  end: number
  kind: ValueKind
}

export interface DiffNode {
  kind: DiffKind
  /** Index of the node above in `JsonDiff.nodes`; -1 for the root's. */
  parent: number
  /** Index after the last descendant: the next sibling, if there is one. */
  end: number
  /** Steps from the root. */
  depth: number
  /** Null for `add`. */
  left: Place | null
  /** Null for `remove`. */
  right: Place | null
  /** Set on `alike`, and on a `change` or `type` whose sides mean the same though nobody asked to equate them. */
  spelling: Spelling | null
  /** It or a node above it fits a noise pattern. */
  isNoisy: boolean
}

/** Nodes of each kind, `inside` excepted; a moved or renamed value with changes in it counts for itself and for each. */
export type DiffCounts = Record<Exclude<DiffKind, 'inside'>, number>

/** How an array's elements were matched. Only arrays that differ are listed. */
export interface ArrayMatch {
  /** Index in `JsonDiff.nodes`. */
  node: number
  by: 'identity' | 'content' | 'position'
  /** The member that named each element, with 'identity'. */
  key: string | null
}

export interface DuplicateKey {
  side: Side
  /** JSON Pointer of the member; the last of its name is the one compared. */
  pointer: string
  /** How often the name stands in its object: 2 or more. */
  times: number
}

/** A part that was compared more coarsely than usual, or a list that was cut, for its size. */
export interface Degradation {
  /** JSON Pointer in the left document. */
  pointer: string
  /** A whole sentence: `The array at /x was compared by position: 200,000 elements without an identity.` */
  sentence: string
}

export interface JsonDiff {
  /** In document order, each before its descendants; empty where nothing differs. The first is the root. */
  nodes: DiffNode[]
  /** Without what is noisy. */
  counts: DiffCounts
  /** Of what is noisy alone. */
  noisy: DiffCounts
  arrays: ArrayMatch[]
  duplicateKeys: DuplicateKey[]
  /** JSON Pointers (right) of objects whose common keys come in another order; at most 1,000; empty unless asked for. */
  reordered: string[]
  degraded: Degradation[]
}

/** Which differences of spelling count as none. They are listed in any case, as `alike`. */
export interface Equivalences {
  escapes: boolean
  numberText: boolean
  instants: boolean
  emptyPhp: boolean
}

/** As cloneable as the result. */
export interface DiffOptions {
  /** By default `escapes` alone: JSON itself gives those no meaning. */
  equivalences?: Partial<Equivalences>
  /**
   * Which member tells the elements of an array apart, by path pattern of the array (see `path-pattern.ts`):
   * `{'/data/items': 'sku'}`. Null compares that array by content.
   */
  identityKeys?: Readonly<Record<string, string | null>>
  /** Path patterns of what always differs. */
  noise?: readonly string[]
  /** Fills `reordered`. */
  reportKeyOrder?: boolean
}

/** Told how far a comparison is, from 0 to 1, a hundred times at most. To cancel, end the worker or throw. */
export type OnProgress = (share: number) => void

export type DiffOutcome = { ok: true; diff: JsonDiff } | { ok: false; side: Side; error: JsonError }
