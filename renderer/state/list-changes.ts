import type { AnnotatedBatch, ListNews } from '../../core/contract/events'
import { IdSet } from '../../core/delivery/id-runs'

/** What deliveries that went or came back do to the places of the others. */
export interface ListMove {
  revision: number
  kind: 'dropped' | 'cleared' | 'restored'
  /** Where a delivery is afterwards; null where it went. */
  place: (id: number, position: number) => number | null
  /** How many went, or came back, of those older than a delivery. */
  countBelow: (id: number) => number
}

/** A page that was read before so many changes of the list is read again instead of corrected. */
const MAX_REMEMBERED = 200

/** The last changes of the list other than arrivals, to correct pages that were read before them. */
export class ListChanges {
  private moves: ListMove[] = []
  private annotations: AnnotatedBatch[] = []
  /** All changes after this revision are remembered. */
  private since = 0

  addMove(move: ListMove): void {
    this.moves.push(move)
    if (this.moves.length > MAX_REMEMBERED) this.since = this.moves.shift()?.revision ?? this.since
  }

  addAnnotations(batch: AnnotatedBatch): void {
    this.annotations.push(batch)
    if (this.annotations.length > MAX_REMEMBERED) {
      this.since = Math.max(this.since, this.annotations.shift()?.revision ?? 0)
    }
  }

  /** Forgets everything: what was read before this revision can't be corrected. */
  reset(revision: number): void {
    this.moves = []
    this.annotations = []
    this.since = revision
  }

  /** The changes after a revision, or null where they are no longer known. */
  after(revision: number): { moves: ListMove[]; annotations: AnnotatedBatch[] } | null {
    if (revision < this.since) return null
    const isLater = (change: { revision: number }): boolean => change.revision > revision
    return { moves: this.moves.filter(isLater), annotations: this.annotations.filter(isLater) }
  }
}

type MoveNews = Extract<ListNews, { name: 'removed' | 'restored' }>

/** The move that news tell; null where they do not say what moved. */
export function moveOf(news: MoveNews): ListMove | null {
  const { revision, runs } = news.payload
  if (runs === null) return null
  const ids = new IdSet(runs)
  const countBelow = (id: number): number => ids.countBelow(id)
  if (news.name === 'restored') {
    return { revision, kind: 'restored', countBelow, place: (id, position) => position + countBelow(id) }
  }
  return {
    revision,
    kind: news.payload.cause,
    countBelow,
    place: (id, position) => (ids.has(id) ? null : position - countBelow(id)),
  }
}
