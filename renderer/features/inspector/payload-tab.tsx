import './payload-tab.css'
import { Search } from 'lucide-react'
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { parseForm } from '../../../core/delivery/form'
import { parseMultipart } from '../../../core/delivery/multipart'
import { formatCount, formatSize } from '../../../core/format/size'
import { formatJson } from '../../../core/json/format-json'
import { formatXml } from '../../../core/xml/format-xml'
import { bodyKindLabel } from '../../components/body-kind-label'
import { CopyButton } from '../../components/copy-button'
import { HexViewer } from '../../components/hex-viewer'
import { InertImage } from '../../components/inert-image'
import { Notice } from '../../components/notice'
import { TextViewer, type TextViewerHandle } from '../../components/text-viewer'
import { useAppState } from '../../hooks/use-app-state'
import type { Inspection } from '../../state/inspection'
import { BodyNotices } from './body-notices'
import { FormFields } from './form-fields'
import { MultipartPayload } from './multipart-payload'
import { PayloadValue, usePointedValue } from './payload-value'
import { TruncationNotice } from './truncation-notice'

/** More than any form has. A sender can put a million into a few megabytes, and a table of those would end the window. */
const MAX_FIELDS = 1000

/** The body for reading, in the way that fits what it is. */
export function PayloadTab({ inspection }: { inspection: Inspection }) {
  const { read, decoded } = inspection
  switch (read.kind) {
    case 'empty':
      return <EmptyPayload method={inspection.detail.method} />
    case 'json':
    case 'broken-json':
    case 'xml':
    case 'html':
    case 'text':
      return <TextPayload inspection={inspection} text={read.text ?? ''} />
    case 'form':
      return <FormPayload inspection={inspection} text={read.text ?? ''} />
    case 'image':
      return (
        <Page inspection={inspection}>
          <InertImage bytes={decoded.bytes} mediaType={inspection.detail.contentType ?? ''} />
        </Page>
      )
    case 'multipart':
      return <MultipartPage inspection={inspection} />
    case 'binary':
      return (
        <Page inspection={inspection}>
          <HexViewer bytes={decoded.bytes} label="Body in hex" />
        </Page>
      )
  }
}

function MultipartPage({ inspection }: { inspection: Inspection }) {
  const { decoded, detail } = inspection
  const { parts, problem } = useMemo(() => {
    const isStart = detail.keptBytes !== null || decoded.bytes.length < decoded.totalBytes
    return parseMultipart(decoded.bytes, detail.contentType, { isStart })
  }, [decoded, detail])
  return (
    <Page
      inspection={inspection}
      notice={problem === null ? null : <Notice tone="problem" title={problem} />}
    >
      {parts.length === 0 ? (
        <HexViewer bytes={decoded.bytes} label="Body in hex" />
      ) : (
        <MultipartPayload parts={parts} />
      )}
    </Page>
  )
}

function EmptyPayload({ method }: { method: string }) {
  return (
    <div className="payload-tab__empty">
      <p>This {method} request has no body.</p>
    </div>
  )
}

function TextPayload({ inspection, text }: { inspection: Inspection; text: string }) {
  const { copyText } = useAppState()
  const viewer = useRef<TextViewerHandle>(null)
  const isJson = inspection.read.kind === 'json'
  const isXml = inspection.read.kind === 'xml'
  const formatted = useMemo(
    () => (isJson ? formatJson(text) : isXml ? formatXml(text) : null),
    [isJson, isXml, text],
  )
  const shown = formatted ?? text
  const error = inspection.jsonError
  const pointed = usePointedValue(shown, inspection.detail)
  return (
    <Page
      inspection={inspection}
      {...(isJson ? { foot: <PayloadValue pointed={pointed} />, onKeyDown: pointed.onKeyDown } : {})}
      buttons={
        <>
          <button type="button" className="button button--small" onClick={() => viewer.current?.openSearch()}>
            <Search size={13} aria-hidden="true" />
            Search
          </button>
          <CopyButton small label="Copy the payload as shown" text="Copy" onCopy={() => copyText(shown)} />
          {formatted !== null ? (
            <CopyButton
              small
              label="Copy the payload as it was sent"
              text="Copy as sent"
              onCopy={() => copyText(text)}
            />
          ) : null}
        </>
      }
      notice={
        isJson && formatted === null ? (
          <Notice tone="note" title="Nested too deeply to be laid out; shown as it was sent" />
        ) : error === null ? null : (
          <Notice
            tone="problem"
            title={`Not valid JSON at line ${formatCount(error.line)}, column ${formatCount(error.column)}`}
          >
            {sentence(error.message)}
          </Notice>
        )
      }
    >
      <TextViewer
        ref={viewer}
        text={shown}
        language={isXml ? 'xml' : formatted !== null || error !== null ? 'json' : 'plain'}
        label="Payload"
        errorOffset={error?.offset ?? null}
        {...(isJson ? { onCaret: pointed.onCaret, marked: pointed.value } : {})}
      />
    </Page>
  )
}

function FormPayload({ inspection, text }: { inspection: Inspection; text: string }) {
  const { copyText } = useAppState()
  const fields = useMemo(() => parseForm(text, MAX_FIELDS + 1), [text])
  const isCut = fields.length > MAX_FIELDS
  return (
    <Page
      inspection={inspection}
      buttons={
        <CopyButton small label="Copy the body as sent" text="Copy as sent" onCopy={() => copyText(text)} />
      }
      notice={
        isCut ? (
          <Notice
            tone="note"
            title={`It has more than ${formatCount(MAX_FIELDS)} fields; these are the first`}
          >
            The Raw tab shows all of them, as they were sent.
          </Notice>
        ) : null
      }
    >
      <FormFields fields={isCut ? fields.slice(0, MAX_FIELDS) : fields} />
    </Page>
  )
}

interface PageProps {
  inspection: Inspection
  children: ReactNode
  buttons?: ReactNode
  notice?: ReactNode
  /** Below the body. */
  foot?: ReactNode
  onKeyDown?: (event: KeyboardEvent) => void
}

function Page({ inspection, children, buttons, notice, foot, onKeyDown }: PageProps) {
  const { decoded, raw, read } = inspection
  const unpacked = decoded === raw ? '' : `, unpacked from ${formatSize(raw.totalBytes)}`
  return (
    <div className="tab-page">
      <div className="tab-bar">
        <span className="tab-bar__text">
          {bodyKindLabel(read.kind)}, {formatSize(decoded.totalBytes)}
          {unpacked}
        </span>
        {buttons}
      </div>
      <TruncationNotice inspection={inspection} body={decoded} />
      <BodyNotices inspection={inspection} />
      {notice === null || notice === undefined ? null : <div className="tab-page__notices">{notice}</div>}
      <div className="tab-page__main" onKeyDown={onKeyDown}>
        {children}
      </div>
      {foot}
    </div>
  )
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
