import type { ByteDiff } from '../../../core/diff/byte-diff'
import type { MergePatch } from '../../../core/diff/merge-patch'
import type { DiffCounts, DiffOptions, DiffOutcome, DuplicateKey, Side } from '../../../core/diff/model'
import type { DiffRows, RowLanguage, RowOptions } from '../../../core/diff/view/rows'
import type { Matrix } from '../../../core/matrix/matrix'
import type { JsonError } from '../../../core/json/check-json'

/** Two JSON texts to be compared. */
export interface DiffRequest {
  left: string
  right: string
  options?: DiffOptions
  /** How the rows are to be laid out, where they are wanted. */
  rows?: RowOptions
}

export interface Compared {
  outcome: DiffOutcome
  /** Null where none were asked for, and where a text is not JSON. */
  rows: DiffRows | null
}

/** Two texts to be compared and kept at hand, so that they can be laid out again in another way. */
export interface OpenRequest {
  left: string
  right: string
  /** 'text' compares line by line. */
  language: RowLanguage
  options: DiffOptions
  rows: RowOptions
}

/** A comparison without its nodes, of which there may be so many that to hand them over would hold the window up. */
export interface DiffReport {
  counts: DiffCounts
  noisy: DiffCounts
  /** In plain words, see core/diff/summary. */
  summary: string
  /** The same without what is noisy or only written differently, which is told beside it. */
  gist: string
  duplicateKeys: DuplicateKey[]
  reordered: string[]
  /** How many rows the longer side takes with every fold open. */
  lines: number
  /** Sentences on what was compared more coarsely than usual. */
  degraded: string[]
}

export type Opened =
  | { ok: true; report: DiffReport; rows: DiffRows }
  /** Which text is no JSON, though it was to be one. */
  | { ok: false; side: Side; error: JsonError }

/** What a session can be asked, in the window or in a thread of its own. */
export interface DiffTasks {
  /** A comparison by itself, with its nodes; what is open stays open. */
  compare: { request: DiffRequest; result: Compared }
  open: { request: OpenRequest; result: Opened }
  /** What is open, laid out in another way. */
  rows: { request: RowOptions; result: DiffRows }
  /** The JSON Patch (RFC 6902) of what is open, as text. */
  patch: { request: null; result: string }
  /** ... and its merge patch (RFC 7386). */
  'merge-patch': { request: null; result: MergePatch }
  /** Any number of texts beside each other; null stands for one that can't be read. */
  matrix: { request: { texts: readonly (string | null)[]; patterns: readonly string[] }; result: Matrix }
  bytes: { request: { left: Uint8Array; right: Uint8Array }; result: ByteDiff }
}
export type DiffTaskName = keyof DiffTasks

export type DiffTask = {
  [Name in DiffTaskName]: { name: Name; request: DiffTasks[Name]['request'] }
}[DiffTaskName]

/** Each answer carries the number of its question. */
export interface DiffQuestion {
  number: number
  task: DiffTask
}

export type DiffAnswer =
  | { kind: 'progress'; number: number; share: number }
  | { kind: 'done'; number: number; result: DiffTasks[DiffTaskName]['result'] }
  | { kind: 'failed'; number: number; message: string }
