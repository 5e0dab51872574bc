import { BrowserWindow, dialog, type SaveDialogOptions } from 'electron'
import type { ExportFormat, ExportQuery } from '../../core/contract/export'

const KINDS: Readonly<Record<ExportFormat, { name: string; extension: string }>> = {
  har: { name: 'HTTP Archive', extension: 'har' },
  ndjson: { name: 'JSON lines', extension: 'ndjson' },
}

/** Asks where an export is to be written; null where the person thought better of it. */
export async function chooseExportFile({ format }: ExportQuery): Promise<string | null> {
  const { name, extension } = KINDS[format]
  const day = new Date().toISOString().slice(0, 10)
  const options: SaveDialogOptions = {
    title: 'Export deliveries',
    defaultPath: `waybill-${day}.${extension}`,
    filters: [{ name, extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  }
  const owner = BrowserWindow.getFocusedWindow()
  const { canceled, filePath } = await (owner === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(owner, options))
  return canceled || filePath === '' ? null : filePath
}
