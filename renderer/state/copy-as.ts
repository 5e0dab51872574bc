import { reportOf, type ErrorReport } from '../../core/contract/errors'
import { copiedText, type CopyForm } from '../../core/export/copy-forms'
import type { ExportedDelivery } from '../../core/export/exported-delivery'
import { formatCount, formatSize } from '../../core/format/size'
import { Observable } from './observable'

/** A clipboard is no archive; for more there is the export. */
const MAX_COPIED = 100
const MAX_COPIED_BYTES = 16 * 1024 * 1024

export interface CopySource {
  /** One delivery with its whole body. Rejects with an AppError. */
  load(id: number): Promise<ExportedDelivery>
  /** Where requests are to be made again. */
  origin: () => string
  write(text: string): Promise<void>
}

/** What came of the last copying. */
export type CopyOutcome =
  | { status: 'none' }
  | { status: 'copied'; form: CopyForm; deliveries: number; remarks: readonly string[] }
  | { status: 'failed'; error: ErrorReport }

/** Copies deliveries in another form: as a command, as code, as a report. */
export class CopyAsStore {
  readonly outcome = new Observable<CopyOutcome>({ status: 'none' })
  /** Which deliveries a form is being chosen for; null for none. */
  readonly choosing = new Observable<readonly number[] | null>(null)

  constructor(private readonly source: CopySource) {}

  /** Copies these deliveries in their order, one after the other. Never rejects; `outcome` says how it went. */
  async copy(ids: readonly number[], form: CopyForm): Promise<void> {
    this.choosing.set(null)
    try {
      const chosen = ids.slice(0, MAX_COPIED)
      const remarks = new Set<string>()
      if (ids.length > chosen.length) {
        remarks.add(`Only the first ${formatCount(MAX_COPIED)} were copied; export them to have all.`)
      }
      const texts = await this.textsOf(chosen, form, remarks)
      await this.source.write(texts.join(form === 'payload-as-sent' ? '\n' : '\n\n'))
      this.outcome.set({ status: 'copied', form, deliveries: texts.length, remarks: [...remarks] })
    } catch (error) {
      this.outcome.set({ status: 'failed', error: reportOf(error) })
    }
  }

  forgetOutcome(): void {
    this.outcome.set({ status: 'none' })
  }

  private async textsOf(ids: readonly number[], form: CopyForm, remarks: Set<string>): Promise<string[]> {
    const texts: string[] = []
    let bytes = 0
    for (const id of ids) {
      const delivery = await this.source.load(id)
      bytes += delivery.raw.length
      if (bytes > MAX_COPIED_BYTES && texts.length > 0) {
        remarks.add(
          `Only the first ${formatCount(texts.length)} were copied: more than ${formatSize(MAX_COPIED_BYTES)}.`,
        )
        return texts
      }
      const { text, remark } = copiedText(form, delivery, this.source.origin())
      texts.push(text)
      if (remark !== null) remarks.add(remark)
    }
    return texts
  }
}
