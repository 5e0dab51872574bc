import type { DeliveryDetail } from '../../../core/delivery/delivery'
import { parseForm } from '../../../core/delivery/form'
import { parseMultipart, type Part } from '../../../core/delivery/multipart'
import { decodeText } from '../../../core/delivery/body'
import { formatSize } from '../../../core/format/size'
import { formatJson } from '../../../core/json/format-json'
import { formatXml } from '../../../core/xml/format-xml'
import type { InspectionSource } from '../inspection'
import { loadDeliveryText, type DeliveryText } from './load-text'

/** Where one side of a comparison comes from. */
export type SideSource =
  | { kind: 'delivery'; id: number }
  /** A text that a person gave; `name` is the file's, or says what it is. */
  | { kind: 'text'; from: 'pasted' | 'file' | 'draft'; name: string; text: string }

/** One side of a comparison, loaded. */
export interface ComparedSide {
  source: SideSource
  /** Null for a text that is no delivery's. */
  detail: DeliveryDetail | null
  /** The body as it came. */
  raw: Uint8Array
  /** What is compared of it: null where it is no text. */
  text: string | null
  /** Whether it is to be compared as JSON. Of a text that a person gave, that shows when it is tried. */
  isJson: boolean
  /** What a person should know of how it is compared, as sentences. */
  notes: string[]
}

/** Laying a longer text out would hold the window up; it is compared as it is written. In UTF-16 units. */
const MAX_LAID_OUT = 512 * 1024

/** Loads a side. Rejects with an AppError where a delivery can't be read. */
export async function loadSide(source: InspectionSource, side: SideSource): Promise<ComparedSide> {
  if (side.kind === 'text') {
    const raw = new TextEncoder().encode(side.text)
    return { source: side, detail: null, raw, text: side.text, isJson: true, notes: [] }
  }
  const loaded = await loadDeliveryText(source, side.id)
  const { detail, raw, isStart } = loaded
  const isJson = detail.bodyKind === 'json' && !isStart && loaded.text !== null
  const text = isJson ? loaded.text : linesOf(loaded)
  return { source: side, detail, raw, text, isJson, notes: notesOn(loaded) }
}

/** A JSON text beside one that is none: laid out, so that its lines say something. */
export function asLines({ text, isJson }: ComparedSide): string {
  if (text === null) return ''
  return isJson && text.length <= MAX_LAID_OUT ? (formatJson(text) ?? text) : text
}

function linesOf({ detail, decoded, text }: DeliveryText): string | null {
  if (detail.bodyKind === 'multipart' && decoded.length <= MAX_LAID_OUT) {
    const { parts } = parseMultipart(decoded, detail.contentType)
    return parts.length === 0 ? null : parts.map(partLines).join('\n')
  }
  if (text === null || text.length > MAX_LAID_OUT) return text
  if (detail.bodyKind === 'xml') return formatXml(text) ?? text
  if (detail.bodyKind !== 'form') return text
  return parseForm(text)
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n')
}

function partLines({ name, fileName, contentType, bytes }: Part): string {
  const title = name ?? 'part'
  const text = fileName === null ? decodeText(bytes, null) : null
  if (text !== null) return `${title} = ${text}`
  const facts = [fileName, contentType, formatSize(bytes.length)].filter((fact) => fact !== null)
  return `${title} = file ${facts.join(', ')}`
}

function notesOn({ detail, isStart, raw }: DeliveryText): string[] {
  if (!isStart) return []
  const whole = formatSize(detail.sizeBytes)
  return [`Of ${whole} only the first ${formatSize(raw.length)} can be compared, as text.`]
}
