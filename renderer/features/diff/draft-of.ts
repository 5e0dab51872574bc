import { formatJson } from '../../../core/json/format-json'
import type { Inspection } from '../../state/inspection'

/** A longer text would take a while to lay out; it is edited as it was written. In UTF-16 units. */
const MAX_LAID_OUT = 512 * 1024

/** Whether a delivery's body is a text of which all is there. */
export function canDraft({ read, decoded, detail }: Inspection): boolean {
  return read.text !== null && detail.keptBytes === null && decoded.bytes.length === decoded.totalBytes
}

/** What a draft of a delivery's body begins with. */
export function draftOf({ read }: Inspection): string {
  const text = read.text ?? ''
  return read.kind === 'json' && text.length <= MAX_LAID_OUT ? (formatJson(text) ?? text) : text
}
