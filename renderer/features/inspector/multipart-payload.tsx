import './multipart-payload.css'
import { ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { readBody } from '../../../core/delivery/body'
import type { Part } from '../../../core/delivery/multipart'
import { formatSize } from '../../../core/format/size'
import { formatJson } from '../../../core/json/format-json'
import { formatXml } from '../../../core/xml/format-xml'
import { bodyKindLabel } from '../../components/body-kind-label'
import { HexViewer } from '../../components/hex-viewer'
import { InertImage } from '../../components/inert-image'
import { TextViewer } from '../../components/text-viewer'

/** Of a longer text the start is shown, in UTF-16 units. */
const MAX_SHOWN_LENGTH = 8 * 1024 * 1024

/** A value of up to this many characters stands beside its name, as in a form; a longer one is opened. */
const MAX_INLINE_LENGTH = 120

/** The parts of a multipart body, each for what it is. */
export function MultipartPayload({ parts }: { parts: readonly Part[] }) {
  return (
    <ol className="multipart selectable" aria-label="Parts" tabIndex={0}>
      {parts.map((part, index) => (
        // Names repeat in a form; a part's place is all that tells them apart.
        <li key={index} className="multipart__part">
          <PartView part={part} />
        </li>
      ))}
    </ol>
  )
}

function PartView({ part }: { part: Part }) {
  const read = useMemo(() => readBody(part.bytes, part.contentType), [part])
  // Drawn when it is opened: a form may have a thousand files.
  const [isOpen, setIsOpen] = useState(false)
  const isShort =
    part.fileName === null &&
    (read.kind === 'empty' || (read.text !== null && read.text.length <= MAX_INLINE_LENGTH))
  if (isShort) {
    return (
      <div className="multipart__line">
        <span className="multipart__chevron" />
        <PartName part={part} />
        <bdi className="multipart__value mono">{read.text ?? ''}</bdi>
      </div>
    )
  }
  return (
    <details
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open)
      }}
    >
      <summary className="multipart__line">
        <ChevronRight className="multipart__chevron" size={14} aria-hidden="true" />
        <PartName part={part} />
        <bdi className="multipart__file">{part.fileName}</bdi>
        <span className="multipart__facts">
          {bodyKindLabel(read.kind)}, {formatSize(part.bytes.length)}
        </span>
      </summary>
      <div className="multipart__contents">
        {isOpen ? <Contents part={part} kind={read.kind} text={read.text} /> : null}
      </div>
    </details>
  )
}

function PartName({ part }: { part: Part }) {
  return (
    <bdi className="multipart__name mono" title={part.headers.map((header) => header.join(': ')).join('\n')}>
      {part.name ?? 'no name'}
    </bdi>
  )
}

interface ContentsProps {
  part: Part
  kind: ReturnType<typeof readBody>['kind']
  text: string | null
}

function Contents({ part, kind, text }: ContentsProps) {
  const label = `Part ${part.name ?? ''}`.trim()
  const isLong = text !== null && text.length > MAX_SHOWN_LENGTH
  const formatted = useMemo(
    () => (text === null || isLong ? null : laidOut(kind, text)),
    [kind, text, isLong],
  )
  if (part.bytes.length === 0) return <p className="multipart__empty">An empty file.</p>
  if (kind === 'image') return <InertImage bytes={part.bytes} mediaType={part.contentType ?? ''} />
  if (text === null) return <HexViewer bytes={part.bytes} label={`${label} in hex`} />
  return (
    <>
      {isLong ? <p className="multipart__empty">The start of it; the Raw tab shows the rest.</p> : null}
      <TextViewer
        text={formatted ?? text.slice(0, MAX_SHOWN_LENGTH)}
        language={formatted === null ? 'plain' : kind === 'xml' ? 'xml' : 'json'}
        label={label}
      />
    </>
  )
}

function laidOut(kind: ContentsProps['kind'], text: string): string | null {
  if (kind === 'json') return formatJson(text)
  return kind === 'xml' ? formatXml(text) : null
}
