import type { ExportFormat } from '../contract/export'
import type { ExportedDelivery } from './exported-delivery'
import { harEntry, harStart } from './har'
import { ndjsonLine } from './ndjson'

/** How a file is put together: its start, an entry a delivery with something between each two, its end. */
export interface FileFormat {
  start: string
  between: string
  end: string
  entry: (delivery: ExportedDelivery) => string
}

/** A format of file; `version` is Waybill's own. */
export function fileFormat(format: ExportFormat, version: string): FileFormat {
  switch (format) {
    case 'har':
      return { start: harStart(version), between: ',\n', end: '\n]}}\n', entry: harEntry }
    case 'ndjson':
      return { start: '', between: '', end: '', entry: ndjsonLine }
  }
}
