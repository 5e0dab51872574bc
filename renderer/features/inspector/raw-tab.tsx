import './raw-tab.css'
import { useMemo, useState } from 'react'
import { decodeBody, hasControlCharacters } from '../../../core/delivery/body'
import type { DeliveryDetail } from '../../../core/delivery/delivery'
import { fieldLines } from '../../../core/export/raw-http'
import { formatCount } from '../../../core/format/size'
import { CopyButton } from '../../components/copy-button'
import { HexViewer, hexDump } from '../../components/hex-viewer'
import { TextViewer } from '../../components/text-viewer'
import { useAppState } from '../../hooks/use-app-state'
import { MAX_SHOWN_BYTES, type Inspection } from '../../state/inspection'
import { TruncationNotice } from './truncation-notice'

/** The request as it came: head and trailers line by line and its body byte for byte, as text or in hex. */
export function RawTab({ inspection }: { inspection: Inspection }) {
  const { copyAs, copyText } = useAppState()
  const { detail, raw } = inspection
  const text = useMemo(() => rawText(inspection), [inspection])
  const [preferred, setPreferred] = useState<'text' | 'hex'>('text')
  const form = text === null ? 'hex' : preferred
  const head = useMemo(() => requestHead(detail), [detail])
  return (
    <div className="tab-page">
      <div className="tab-bar">
        <div className="segmented" role="group" aria-label="Show the body as">
          <button
            type="button"
            aria-pressed={form === 'text'}
            disabled={text === null}
            title={text === null ? 'This body is not text, or too much of it' : undefined}
            onClick={() => {
              setPreferred('text')
            }}
          >
            Text
          </button>
          <button
            type="button"
            aria-pressed={form === 'hex'}
            onClick={() => {
              setPreferred('hex')
            }}
          >
            Hex
          </button>
        </div>
        <span className="tab-bar__text">{formatCount(raw.totalBytes)} bytes, as they came</span>
        <CopyButton
          small
          label="Copy the whole request"
          text="Copy request"
          onCopy={() => copyAs.copy([detail.id], 'http')}
        />
        <CopyButton
          small
          label={form === 'text' ? 'Copy the body' : 'Copy the body as a hex dump'}
          text="Copy body"
          onCopy={() => copyText(form === 'text' ? (text ?? '') : hexDump(raw.bytes))}
        />
      </div>
      <TruncationNotice inspection={inspection} body={raw} />
      <pre className="raw-tab__head" aria-label="Request head" dir="ltr" tabIndex={0}>
        {head}
      </pre>
      <div className="raw-tab__body">
        {raw.totalBytes === 0 ? (
          <p className="raw-tab__empty">No body follows.</p>
        ) : form === 'text' ? (
          <TextViewer text={text ?? ''} language="plain" label="Body as sent" />
        ) : (
          <HexViewer bytes={raw.bytes} label="Body in hex" />
        )}
      </div>
      {detail.trailers.length === 0 ? null : (
        <pre className="raw-tab__trailers" aria-label="Request trailers" dir="ltr" tabIndex={0}>
          {fieldLines(detail.trailers).join('\r\n')}
        </pre>
      )}
    </div>
  )
}

/** The bytes as text, or null where they are not text. An encoded body is not: its bytes are a compressor's. */
function rawText({ detail, raw, decoded, read }: Inspection): string | null {
  if (raw !== decoded || read.kind === 'image' || read.kind === 'binary') return null
  // Of a form with files more is loaded than an editor can take.
  if (raw.bytes.length > MAX_SHOWN_BYTES) return null
  const text = decodeBody(raw.bytes, detail.contentType, {
    isStart: detail.keptBytes !== null || raw.bytes.length < raw.totalBytes,
  })
  // A file in a form may be UTF-8 by chance, as a row of zeros is.
  return text !== null && read.kind === 'multipart' && hasControlCharacters(text) ? null : text
}

function requestHead(detail: DeliveryDetail): string {
  const requestLine = `${detail.method} ${detail.target} HTTP/${detail.httpVersion}`
  return [requestLine, ...fieldLines(detail.headers)].join('\r\n')
}
