import type { BodyQuery, BodyRange } from '../../core/contract/calls'
import { reportOf, type ErrorReport } from '../../core/contract/errors'
import { readBody, type ReadBody } from '../../core/delivery/body'
import { annotated, type Annotation } from '../../core/delivery/annotation'
import type { DeliveryDetail } from '../../core/delivery/delivery'
import type { UnpackProblem } from '../../core/delivery/unpack-problem'
import { headerValue } from '../../core/delivery/headers'
import { findJsonError, type JsonError } from '../../core/json/check-json'
import type { InspectorTab } from './inspector-tab'
import { loadBody } from './load-body'
import { Observable } from './observable'
import type { Selection } from './selection'

/** Of a longer body the window shows this much and says so; what is stored is whole. */
export const MAX_SHOWN_BYTES = 8 * 1024 * 1024

/** Half a photo is none, and of half a form the later fields are missing: of these as much as is kept by default. */
const MAX_SHOWN_FILE_BYTES = 32 * 1024 * 1024

/** Kept for going back and forth: so many, or so many bytes of their bodies. */
const MAX_KEPT = 8
const MAX_KEPT_BYTES = 64 * 1024 * 1024

/** One form of a body as far as it is shown. */
export interface LoadedBody {
  bytes: Uint8Array
  /** Of the whole body; more than `bytes.length` when it was too long to show. */
  totalBytes: number
}

/** A delivery opened: everything the inspector's tabs need. */
export interface Inspection {
  detail: DeliveryDetail
  raw: LoadedBody
  /** With its content encoding undone; the same object as `raw` where there is none, or it can't be. */
  decoded: LoadedBody
  unpackProblem: UnpackProblem | null
  /** What the decoded bytes are. */
  read: ReadBody
  jsonError: JsonError | null
}

export type InspectionState =
  | { status: 'none' }
  | { status: 'loading'; id: number }
  | { status: 'failed'; id: number; error: ErrorReport }
  | { status: 'open'; id: number; inspection: Inspection }

/** Where details and bodies come from. */
export interface InspectionSource {
  get(id: number): Promise<DeliveryDetail>
  body(query: BodyQuery): Promise<BodyRange>
}

/** A delivery that is being read. */
interface Load {
  id: number
  said: Annotation[]
  /** Whether signatures were checked since it was begun. */
  isOutdated: boolean
}

/** Opens what is selected. Of two selections in quick succession only the later one is shown, whichever loads first. */
export class InspectionStore {
  readonly state = new Observable<InspectionState>({ status: 'none' })
  /** Stays the same from one delivery to the next: whoever reads payloads goes on reading payloads. */
  readonly tab = new Observable<InspectorTab>('payload')
  private readonly kept = new Map<number, Inspection>()
  /** What is being read, with what is said of it meanwhile: the answer may be older. */
  private readonly loads = new Set<Load>()

  constructor(
    private readonly source: InspectionSource,
    private readonly selection: Selection,
  ) {
    selection.selected.subscribe(() => {
      const id = selection.selected.get()?.id ?? null
      const shown = this.state.get()
      // The same delivery in another place: what is shown of it stays.
      if (shown.status !== 'none' && shown.id === id && shown.status !== 'failed') return
      void this.open(id)
    })
  }

  /** Loads what is selected anew, after a failure. */
  retry(): void {
    void this.open(this.selection.selected.get()?.id ?? null)
  }

  /** A person said something of deliveries. */
  annotate(ids: readonly number[], annotation: Annotation): void {
    const meant = new Set(ids)
    for (const { id, said } of this.loads) if (meant.has(id)) said.push(annotation)
    for (const id of meant) {
      const known = this.kept.get(id)
      if (known !== undefined) this.replaceDetail(id, annotated(known.detail, annotation))
    }
  }

  /** Signatures were checked anew, of whichever deliveries; bodies and all else are as they were. */
  async readSignatures(): Promise<void> {
    for (const load of this.loads) load.isOutdated = true
    await Promise.all([...this.kept.keys()].map((id) => this.readSignature(id)))
  }

  private async readSignature(id: number): Promise<void> {
    try {
      this.replaceDetail(id, signatureOf(await this.source.get(id)))
    } catch {
      // Dropped meanwhile, or not to be read just now: what is shown of it stays.
    }
  }

  private replaceDetail(id: number, change: Partial<DeliveryDetail>): void {
    const known = this.kept.get(id)
    if (known === undefined) return
    const inspection = { ...known, detail: { ...known.detail, ...change } }
    this.kept.set(id, inspection)
    const shown = this.state.get()
    if (shown.status === 'open' && shown.id === id) this.state.set({ ...shown, inspection })
  }

  private async open(id: number | null): Promise<void> {
    if (id === null) {
      this.state.set({ status: 'none' })
      return
    }
    const known = this.kept.get(id)
    if (known !== undefined) {
      this.state.set({ status: 'open', id, inspection: known })
      return
    }
    this.state.set({ status: 'loading', id })
    const next = await this.load(id)
    if (this.selection.selected.get()?.id === id) this.state.set(next)
  }

  private async load(id: number): Promise<InspectionState> {
    const load: Load = { id, said: [], isOutdated: false }
    this.loads.add(load)
    try {
      const found = await this.read(id)
      const detail = load.said.reduce((known, annotation) => annotated(known, annotation), found.detail)
      const inspection = { ...found, detail }
      this.keep(id, inspection)
      if (load.isOutdated) void this.readSignature(id)
      return { status: 'open', id, inspection }
    } catch (error) {
      return { status: 'failed', id, error: reportOf(error) }
    } finally {
      this.loads.delete(load)
    }
  }

  private async read(id: number): Promise<Inspection> {
    const [detail, start] = await Promise.all([this.source.get(id), this.bodyOf(id, 'raw', MAX_SHOWN_BYTES)])
    const maxBytes = isFile(detail) ? MAX_SHOWN_FILE_BYTES : MAX_SHOWN_BYTES
    const hasMore = isFile(detail) && start.bytes.length < start.totalBytes
    const raw = hasMore ? await this.bodyOf(id, 'raw', maxBytes) : start
    const isEncoded = headerValue(detail.headers, 'content-encoding') !== null
    const unpacked = isEncoded ? await this.bodyOf(id, 'decoded', maxBytes) : raw
    const unpackProblem = unpacked.unpackProblem ?? null
    const decoded = unpackProblem === null ? unpacked : raw
    const isStart = detail.keptBytes !== null || decoded.bytes.length < decoded.totalBytes
    const read = readBody(decoded.bytes, detail.contentType, { isStart })
    const jsonError =
      detail.bodyKind === 'broken-json' && read.text !== null ? findJsonError(read.text) : null
    return { detail, raw, decoded, unpackProblem, read, jsonError }
  }

  private bodyOf(id: number, form: BodyQuery['form'], maxBytes: number): Promise<BodyRange> {
    return loadBody((query) => this.source.body(query), { id, form }, maxBytes)
  }

  private keep(id: number, inspection: Inspection): void {
    this.kept.set(id, inspection)
    let bytes = 0
    for (const held of this.kept.values()) bytes += bytesOf(held)
    for (const [oldest, held] of this.kept) {
      if (this.kept.size <= MAX_KEPT && bytes <= MAX_KEPT_BYTES) return
      this.kept.delete(oldest)
      bytes -= bytesOf(held)
    }
  }
}

function signatureOf({ signature, signedBy }: DeliveryDetail): Partial<DeliveryDetail> {
  return { signature, signedBy }
}

function isFile({ bodyKind }: DeliveryDetail): boolean {
  return bodyKind === 'image' || bodyKind === 'multipart'
}

function bytesOf({ raw, decoded }: Inspection): number {
  return raw.bytes.length + (decoded === raw ? 0 : decoded.bytes.length)
}
