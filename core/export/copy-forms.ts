import type { DeliveryDetail } from '../delivery/delivery'
import { formatJson } from '../json/format-json'
import { curlCommand } from './curl'
import { cutRemark, exactText, type ExportedDelivery } from './exported-delivery'
import { fetchCode } from './fetch-code'
import { markdownReport } from './markdown'
import { headerLines, rawRequest } from './raw-http'

/** The forms in which a delivery can be copied, in the order they are offered. */
export const COPY_FORMS = [
  'curl',
  'fetch',
  'http',
  'payload',
  'payload-as-sent',
  'headers',
  'markdown',
] as const
export type CopyForm = (typeof COPY_FORMS)[number]

/** A delivery in one form. */
export interface CopiedText {
  text: string
  /** What the text does not say of itself, as a sentence; null for nothing. */
  remark: string | null
}

/** What is copied of a delivery; `origin` is where requests are to be made again: `http://127.0.0.1:4040`. */
export function copiedText(form: CopyForm, delivery: ExportedDelivery, origin: string): CopiedText {
  const { detail, raw, decoded } = delivery
  const cut = cutRemark(detail)
  switch (form) {
    case 'curl':
      return { text: curlCommand(delivery, origin), remark: cut ?? withoutTrailers(detail) }
    case 'fetch': {
      const cannot = (detail.method === 'GET' || detail.method === 'HEAD') && raw.length > 0
      return {
        text: fetchCode(delivery, origin),
        remark: cannot ? `fetch refuses a ${detail.method} with a body.` : (cut ?? withoutTrailers(detail)),
      }
    }
    case 'http':
      return {
        text: rawRequest(delivery),
        remark: exactText(raw) === null ? 'The body is no text; it stands in Base64.' : cut,
      }
    case 'payload':
      return payloadText(detail.bodyKind === 'json', decoded, cut)
    case 'payload-as-sent':
      return payloadText(false, decoded, cut)
    case 'headers':
      return { text: headerLines(delivery), remark: null }
    case 'markdown':
      return { text: markdownReport(delivery), remark: cut }
  }
}

function withoutTrailers({ trailers }: Pick<DeliveryDetail, 'trailers'>): string | null {
  return trailers.length === 0 ? null : 'Its trailers are left out: this form has no place for them.'
}

function payloadText(isJson: boolean, bytes: Uint8Array, cut: string | null): CopiedText {
  const text = exactText(bytes)
  if (text === null)
    return { text: '', remark: 'The payload is no text. As cURL its bytes are copied, in Base64.' }
  return {
    text: (isJson ? formatJson(text) : null) ?? text,
    remark: bytes.length === 0 ? 'There is no payload.' : cut,
  }
}
