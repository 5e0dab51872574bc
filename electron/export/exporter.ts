import { AppError, reportOf } from '../../core/contract/errors'
import type { ExportQuery, ExportState } from '../../core/contract/export'
import { fileFormat } from '../../core/export/file-format'
import { writeExport, type ExportSource } from './write-export'

/** The window can't show more changes than that. */
const TELL_EVERY_MS = 100

export interface ExporterOptions {
  source: ExportSource
  /** Asks the person for a file; null where they thought better of it. */
  chooseFile: (query: ExportQuery) => Promise<string | null>
  /** Waybill's own. */
  version: string
  onChange: (state: ExportState) => void
  /** Told of errors that are this program's own fault. */
  onBug: (error: unknown) => void
}

/** Exports deliveries, one order at a time. */
export class Exporter {
  private current: ExportState = { status: 'none' }
  private abort: AbortController | null = null
  private running: Promise<void> = Promise.resolve()

  constructor(private readonly options: ExporterOptions) {}

  state(): ExportState {
    return this.current
  }

  /** Asks for a file and begins to write; false where none was chosen. AppError: export-failed while another one runs. */
  async start(query: ExportQuery): Promise<boolean> {
    if (this.abort !== null) throw new AppError('export-failed', 'Another export is still being written.')
    const abort = new AbortController()
    this.abort = abort
    const file = await this.options.chooseFile(query).catch((error: unknown) => {
      this.abort = null
      throw error
    })
    if (file === null) {
      this.abort = null
      return false
    }
    this.change({ status: 'running', file, deliveries: 0, bytes: 0 })
    this.running = this.write(query, file, abort.signal)
    return true
  }

  /** Stops the one that is being written; nothing is left of it. */
  async cancel(): Promise<void> {
    this.abort?.abort()
    await this.running
  }

  private async write(query: ExportQuery, file: string, signal: AbortSignal): Promise<void> {
    const { source, version } = this.options
    let toldAtMs = 0
    try {
      const written = await writeExport({
        source,
        query,
        file,
        signal,
        format: fileFormat(query.format, version),
        onProgress: (progress) => {
          if (performance.now() - toldAtMs < TELL_EVERY_MS) return
          toldAtMs = performance.now()
          this.change({ status: 'running', file, ...progress })
        },
      })
      this.change({ status: 'done', file, ...written })
    } catch (error) {
      if (!signal.aborted && !(error instanceof AppError)) this.options.onBug(error)
      this.change(signal.aborted ? { status: 'cancelled' } : { status: 'failed', error: reportOf(error) })
    } finally {
      this.abort = null
    }
  }

  private change(state: ExportState): void {
    this.current = state
    this.options.onChange(state)
  }
}
