import { shownLine, shownStretch, shownString } from '../../format/shown-string'
import { formatCount } from '../../format/size'
import { decodeString } from '../json-string'
import type { Side } from '../model'
import type { Remark } from '../remark'
import type { WordChange } from '../word-diff'
import type { DiffRow, RowCell } from './row-at'
import type { RowLanguage } from './rows'

/** A stretch of what a cell shows. */
export interface Piece {
  kind: 'plain' | 'string' | 'number' | 'word' | 'changed' | 'left-out'
  text: string
}

/** What is shown of a longer value, in characters; the rest is told by its length. */
const MAX_SHOWN = 600
const SHOWN_OF_LONGER = 400
/** Of what stayed the same between two changes, so much is shown beside each. */
const MAX_SAME = 200
const SHOWN_OF_SAME = 70

/** The name of a member as it is read, with its quotes. */
export function keyText({ key }: RowCell): string | null {
  return key === null ? null : shownString(key)
}

/** What a cell shows of its value or line, with the words marked that its side alone has. */
export function cellPieces(row: DiffRow, side: Side, remark: Remark | null, language: RowLanguage): Piece[] {
  const cell = row[side]
  if (cell === null) return []
  const { text } = cell
  if (remark?.about === 'words') return wordPieces(remark.words, side, language)
  if (language === 'text') return shortened('plain', text, shownLine)
  if (cell.shape !== 'value') return [{ kind: 'plain', text: readable(text) }]
  if (row.spelling !== null) return shortened(kindOf(text), text, (part) => part)
  if (!text.startsWith('"')) return shortened(kindOf(text), readable(text), (part) => part)
  const quoted = shortened('string', decodeString(text.slice(1, -1)), shownStretch)
  return quoted.map((piece, at) => {
    const opening = at === 0 ? '"' : ''
    const closing = at === quoted.length - 1 && piece.kind === 'string' ? '"' : ''
    return { ...piece, text: `${opening}${piece.text}${closing}` }
  })
}

function kindOf(text: string): Piece['kind'] {
  if (text.startsWith('"')) return 'string'
  if (/^[-\d]/.test(text)) return 'number'
  return /^[tfn]/.test(text) ? 'word' : 'plain'
}

/** Strings within a short list, or at the beginning of something longer, as they are read. */
function readable(text: string): string {
  return text.includes('"') ? text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, shownString) : text
}

function shortened(kind: Piece['kind'], text: string, show: (part: string) => string): Piece[] {
  if (text.length <= MAX_SHOWN) return [{ kind, text: show(text) }]
  return [{ kind, text: show(text.slice(0, SHOWN_OF_LONGER)) }, leftOut(text.length - SHOWN_OF_LONGER)]
}

function leftOut(length: number): Piece {
  return { kind: 'left-out', text: `… ${formatCount(length)} more characters` }
}

function wordPieces(words: readonly WordChange[], side: Side, language: RowLanguage): Piece[] {
  const isJson = language === 'json'
  const show = isJson ? shownStretch : shownLine
  const own = words.filter(({ kind }) => kind === 'same' || (kind === 'removed') === (side === 'left'))
  const pieces = own.flatMap(({ kind, text }, at): Piece[] => {
    if (kind !== 'same') return shortened('changed', text, show)
    return sameStretch(text, { hasBefore: at > 0, hasAfter: at < own.length - 1 }).map((piece) =>
      piece.kind === 'left-out' ? piece : { kind: isJson ? 'string' : 'plain', text: show(piece.text) },
    )
  })
  const quote: Piece = { kind: 'string', text: '"' }
  return isJson ? [quote, ...pieces, quote] : pieces
}

function sameStretch(text: string, near: { hasBefore: boolean; hasAfter: boolean }): Piece[] {
  if (text.length <= MAX_SAME) return [{ kind: 'plain', text }]
  const head = near.hasBefore || !near.hasAfter ? text.slice(0, SHOWN_OF_SAME) : ''
  const tail = near.hasAfter ? text.slice(-SHOWN_OF_SAME) : ''
  const gap = text.length - head.length - tail.length
  return [
    ...(head === '' ? [] : [{ kind: 'plain', text: head } as const]),
    { kind: 'left-out', text: `… ${formatCount(gap)} characters …` },
    ...(tail === '' ? [] : [{ kind: 'plain', text: tail } as const]),
  ]
}
