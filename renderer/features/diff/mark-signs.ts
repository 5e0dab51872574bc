import type { RowMark } from '../../../core/diff/view/rows'

interface MarkSign {
  /** Stands at the edge of a row, so that colour is never the only sign. */
  sign: string
  /** What happened, after a number: '3 added'. */
  words: string
  /** The same at the beginning of a sentence. */
  said: string
}

/** How what happened to a value is shown. */
export const MARK_SIGNS: Readonly<Record<RowMark, MarkSign>> = {
  same: { sign: '', words: 'the same', said: 'Unchanged' },
  inside: { sign: '', words: 'changed inside', said: 'Changed inside' },
  add: { sign: '+', words: 'added', said: 'Added' },
  remove: { sign: '−', words: 'removed', said: 'Removed' },
  change: { sign: '~', words: 'changed', said: 'Changed' },
  type: { sign: '!', words: 'of another type', said: 'Type changed' },
  move: { sign: '↕', words: 'moved', said: 'Moved' },
  rename: { sign: '→', words: 'renamed', said: 'Renamed' },
  alike: { sign: '≈', words: 'only written differently', said: 'Only written differently' },
}

/** The kinds of changes, in the order in which they are counted. */
export const CHANGE_KINDS = ['change', 'type', 'add', 'remove', 'rename', 'move', 'alike'] as const
