import { reportOf, type ErrorReport } from '../../../core/contract/errors'
import type { ByteDiff } from '../../../core/diff/byte-diff'
import type { DiffKind, DiffOptions } from '../../../core/diff/model'
import type { MergePatch } from '../../../core/diff/merge-patch'
import { changeStops, movedRows, type MovedRows } from '../../../core/diff/view/row-changes'
import { rowParents, type RowParents } from '../../../core/diff/view/row-path'
import type { DiffLayout, DiffRows, RowOptions } from '../../../core/diff/view/rows'
import { eventTypeOf, type EventType } from '../../../core/event/event-type'
import type { InspectionSource } from '../inspection'
import type { TypeNoiseState } from '../noise/noise-store'
import { Observable } from '../observable'
import { compareSides, type Comparison, type LoadedSides } from './compare-sides'
import { loadSide, type SideSource } from './compared-side'
import type { DiffChoices } from './diff-choices'
import type { DiffClient } from './diff-client'

export type ComparisonState =
  | { status: 'none' }
  | { status: 'loading' }
  /** `share` is how far it is, from 0 to 1. */
  | { status: 'comparing'; share: number }
  | { status: 'cancelled' }
  | { status: 'failed'; error: ErrorReport }
  | { status: 'open'; comparison: Comparison }

/** The rows that are in sight, with what they are of and where their changes begin. */
export interface RowsInSight {
  comparison: Comparison
  rows: DiffRows
  parents: RowParents
  moved: MovedRows
  stops: Int32Array
}

/** What of two deliveries is compared. */
export const COMPARED_PARTS = ['payload', 'headers', 'bytes'] as const
export type ComparedPart = (typeof COMPARED_PARTS)[number]

/** Which changes are in sight; see `WantedChanges`. */
export interface ChangeFilter {
  kinds: readonly DiffKind[] | null
  path: string
}

const NO_CHANGE_FILTER: ChangeFilter = { kinds: null, path: '' }

interface ComparisonSource {
  client: DiffClient
  inspection: InspectionSource
  choices: Observable<DiffChoices>
  noiseOf: (type: EventType) => Observable<TypeNoiseState>
}

/** What a comparison is between; both null while nothing is compared. */
interface Sides {
  left: SideSource
  right: SideSource
}

/**
 * One comparison that is shown: its sides are loaded, compared in a thread where they are large, and laid out as the person
 * wants them. Of two that are asked for in quick succession the later one is shown.
 */
export class ComparisonStore {
  readonly state = new Observable<ComparisonState>({ status: 'none' })
  /** Null while nothing is open. Of a new filter the old rows stay until the new ones are there. */
  readonly inSight = new Observable<RowsInSight | null>(null)
  readonly filter = new Observable<ChangeFilter>(NO_CHANGE_FILTER)
  readonly part = new Observable<ComparedPart>('payload')
  /** The row that is pointed at; null for none. */
  readonly pointed = new Observable<number | null>(null)
  /** Rises when the pointed row is to be brought into sight. */
  readonly reveals = new Observable(0)
  /** A step asked for among the bytes, each an object of its own. */
  readonly byteSteps = new Observable<{ by: 1 | -1 } | null>(null)
  private sides: Sides | null = null
  private loaded: LoadedSides | null = null
  private opened: readonly number[] | 'all' = []
  private isNarrow = false
  private cancelRun = new AbortController()
  private layoutRun = 0
  private stopFollowing: () => void = () => undefined

  constructor(private readonly source: ComparisonSource) {
    let before = source.choices.get()
    source.choices.subscribe(() => {
      const now = source.choices.get()
      const needsRows = now.layout !== before.layout || now.noise !== before.noise
      const isAnew = now.equivalences !== before.equivalences || now.keyOrder !== before.keyOrder
      before = now
      if (isAnew) void this.compareAgain()
      else if (needsRows) void this.layOut()
    })
  }

  /**
   * Compares two sides. Where a text that is being written is all that changed, what is in sight stays until the new
   * comparison is there.
   */
  async show(left: SideSource, right: SideSource): Promise<void> {
    const before = this.sides
    if (before !== null && isSame(before.left, left) && isSame(before.right, right)) return
    this.sides = { left, right }
    const isEdit = before !== null && isSameOrEdit(before.left, left) && isSameOrEdit(before.right, right)
    if (!isEdit) {
      this.opened = []
      this.filter.set(NO_CHANGE_FILTER)
      this.loaded = null
    }
    await this.load(isEdit)
  }

  /** Lets go of what is open. */
  close(): void {
    this.cancelRun.abort()
    this.layoutRun += 1
    this.stopFollowing()
    this.sides = null
    this.loaded = null
    this.inSight.set(null)
    this.pointed.set(null)
    this.state.set({ status: 'none' })
    this.source.client.close()
  }

  swap(): void {
    if (this.sides === null) return
    const { left, right } = this.sides
    this.sides = { left: right, right: left }
    if (this.loaded !== null) this.loaded = { left: this.loaded.right, right: this.loaded.left }
    this.opened = []
    void (this.loaded === null ? this.load() : this.open())
  }

  cancel(): void {
    this.cancelRun.abort()
    this.state.set({ status: 'cancelled' })
  }

  /** After a failure, or what was cancelled. */
  retry(): void {
    void (this.loaded === null ? this.load() : this.open())
  }

  /** Narrow panes show one side below the other, whatever is chosen. */
  setNarrow(isNarrow: boolean): void {
    if (isNarrow === this.isNarrow) return
    this.isNarrow = isNarrow
    if (this.source.choices.get().layout === 'split') void this.layOut()
  }

  setFilter(change: Partial<ChangeFilter>): void {
    this.filter.set({ ...this.filter.get(), ...change })
    this.opened = []
    void this.layOut()
  }

  openFold(id: number): void {
    if (this.opened === 'all') return
    this.opened = [...this.opened, id]
    void this.layOut(true)
  }

  /** Opens every fold, or closes all that were opened. */
  openAllFolds(isOpen: boolean): void {
    this.opened = isOpen ? 'all' : []
    void this.layOut()
  }

  get hasOpenFolds(): boolean {
    return this.opened === 'all' || this.opened.length > 0
  }

  /** Points at a row, and brings it into sight where that is asked for. */
  point(row: number | null, { reveal = false } = {}): void {
    this.pointed.set(row)
    if (reveal) this.reveals.set(this.reveals.get() + 1)
  }

  /** Goes to the next change after the pointed row, or to the one before it. */
  step(by: 1 | -1): void {
    if (this.part.get() === 'bytes') this.byteSteps.set({ by })
    const shown = this.inSight.get()
    if (this.part.get() !== 'payload' || shown === null || shown.stops.length === 0) return
    const row = this.pointed.get() ?? -1
    const next =
      by === 1 ? shown.stops.find((stop) => stop > row) : shown.stops.findLast((stop) => stop < row)
    // Behind the last comes the first again.
    this.point(next ?? shown.stops.at(by === 1 ? 0 : -1) ?? 0, { reveal: true })
  }

  /** Where the bytes of the sides that are open differ. */
  bytes({ left, right }: Comparison, signal: AbortSignal): Promise<ByteDiff> {
    return this.source.client.bytes({ left: left.raw, right: right.raw }, { signal })
  }

  patch(): Promise<string> {
    return this.source.client.patch(null)
  }

  mergePatch(): Promise<MergePatch> {
    return this.source.client.mergePatch(null)
  }

  private async load(isEdit = false): Promise<void> {
    const { sides } = this
    if (sides === null) return
    this.cancelRun.abort()
    this.layoutRun += 1
    if (!isEdit || this.state.get().status !== 'open') {
      this.inSight.set(null)
      this.pointed.set(null)
      this.state.set({ status: 'loading' })
    }
    try {
      const { inspection } = this.source
      const [left, right] = await Promise.all([
        loadSide(inspection, sides.left),
        loadSide(inspection, sides.right),
      ])
      if (this.sides !== sides) return
      this.loaded = { left, right }
    } catch (error) {
      if (this.sides === sides) this.state.set({ status: 'failed', error: reportOf(error) })
      return
    }
    this.followNoise()
    await this.open()
  }

  /** With other choices or other noise: what is in sight stays until the new comparison is there. */
  private async compareAgain(): Promise<void> {
    if (this.state.get().status === 'open') await this.open()
  }

  private followNoise(): void {
    this.stopFollowing()
    const detail = this.loaded?.right.detail ?? this.loaded?.left.detail ?? null
    if (detail === null) {
      this.stopFollowing = () => undefined
      return
    }
    const noise = this.source.noiseOf(eventTypeOf(detail))
    let { patterns } = noise.get()
    this.stopFollowing = noise.subscribe(() => {
      if (noise.get().patterns === patterns) return
      ;({ patterns } = noise.get())
      void this.compareAgain()
    })
  }

  private async open(): Promise<void> {
    const { loaded } = this
    if (loaded === null) return
    this.cancelRun.abort()
    const run = new AbortController()
    this.cancelRun = run
    const layoutRun = this.layoutRun
    const wasOpen = this.state.get().status === 'open'
    if (!wasOpen) this.state.set({ status: 'comparing', share: 0 })
    const onProgress = (share: number): void => {
      if (!wasOpen && !run.signal.aborted) this.state.set({ status: 'comparing', share })
    }
    try {
      const request = { options: this.diffOptions(), rows: this.rowOptions() }
      const controls = { signal: run.signal, onProgress }
      const { comparison, rows } = await compareSides(this.source.client, loaded, request, controls)
      if (run.signal.aborted) return
      const isLayoutStale = layoutRun !== this.layoutRun
      this.layoutRun += 1
      this.state.set({ status: 'open', comparison })
      this.put(comparison, rows, null)
      // Asked for while it was compared, which was begun without knowing of it.
      if (isLayoutStale) void this.layOut()
    } catch (error) {
      if (!run.signal.aborted) this.state.set({ status: 'failed', error: reportOf(error) })
    }
  }

  /** Lays what is open out anew. `keepsPointed` where rows only come in below the pointed one. */
  private async layOut(keepsPointed = false): Promise<void> {
    this.layoutRun += 1
    const run = this.layoutRun
    // Of changes in quick succession, only the last is worth the work.
    await Promise.resolve()
    const state = this.state.get()
    if (run !== this.layoutRun || state.status !== 'open') return
    try {
      const rows = await this.source.client.rows(this.rowOptions())
      if (run === this.layoutRun) this.put(state.comparison, rows, keepsPointed ? this.pointed.get() : null)
    } catch (error) {
      if (run === this.layoutRun) this.state.set({ status: 'failed', error: reportOf(error) })
    }
  }

  private put(comparison: Comparison, rows: DiffRows, pointed: number | null): void {
    this.pointed.set(pointed)
    this.inSight.set({
      comparison,
      rows,
      parents: rowParents(rows),
      moved: movedRows(rows),
      stops: changeStops(rows),
    })
  }

  private diffOptions(): DiffOptions {
    const { equivalences, keyOrder } = this.source.choices.get()
    const detail = this.loaded?.right.detail ?? this.loaded?.left.detail ?? null
    const noise = detail === null ? [] : this.source.noiseOf(eventTypeOf(detail)).get().patterns
    return { equivalences, noise, reportKeyOrder: keyOrder }
  }

  private rowOptions(): RowOptions {
    const { noise } = this.source.choices.get()
    return { layout: this.layout, opened: this.opened, wanted: { ...this.filter.get(), noise } }
  }

  private get layout(): DiffLayout {
    return this.isNarrow ? 'unified' : this.source.choices.get().layout
  }
}

function isSame(one: SideSource, other: SideSource): boolean {
  if (one.kind === 'delivery') return other.kind === 'delivery' && one.id === other.id
  return (
    other.kind === 'text' && one.from === other.from && one.name === other.name && one.text === other.text
  )
}

function isSameOrEdit(one: SideSource, other: SideSource): boolean {
  const isWritten = one.kind === 'text' && other.kind === 'text' && one.from === other.from
  return isWritten ? one.from !== 'file' || isSame(one, other) : isSame(one, other)
}
