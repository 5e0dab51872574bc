import { formatJson } from '../json/format-json'
import { formatSize } from '../format/size'
import { formatLocalInstant, formatUtcMicros } from '../format/time'
import { providerLabel } from '../provider/providers'
import { shortAnswer } from '../response/describe'
import { cutRemark, exactText, type ExportedDelivery } from './exported-delivery'
import { fieldLines, headerLines } from './raw-http'

/** A report on one delivery for an issue or a chat: what it was, its headers and its payload. */
export function markdownReport(delivery: ExportedDelivery): string {
  const { detail, decoded } = delivery
  const title = detail.eventName ?? `${detail.method} ${detail.target}`
  const facts: [string, string | null][] = [
    [
      'Received',
      `${formatLocalInstant(detail.receivedAtUs / 1000)} (${formatUtcMicros(detail.receivedAtUs)})`,
    ],
    ['Sender', detail.provider === 'generic' ? null : providerLabel(detail.provider)],
    ['Resource', detail.resourceId === null ? null : codeSpan(detail.resourceId)],
    ['Event id', detail.eventId === null ? null : codeSpan(detail.eventId)],
    ['Request', codeSpan(`${detail.method} ${detail.target} HTTP/${detail.httpVersion}`)],
    [
      'Body',
      `${formatSize(detail.sizeBytes)}${detail.contentType === null ? '' : `, ${codeSpan(detail.contentType)}`}`,
    ],
    ['SHA-256', detail.sizeBytes === 0 ? null : codeSpan(detail.bodySha256)],
    ['Answered', shortAnswer(detail.response)],
    ['Note', detail.note === null ? null : escapedText(detail.note)],
  ]
  const rows = facts.flatMap(([name, value]) => (value === null ? [] : [`| ${name} | ${value} |`]))
  const remark = cutRemark(detail)
  return [
    `## ${escapedText(title)}`,
    ['| | |', '| --- | --- |', ...rows].join('\n'),
    '### Headers',
    fenced(headerLines(delivery), 'http'),
    ...(detail.trailers.length === 0
      ? []
      : ['### Trailers', fenced(fieldLines(detail.trailers).join('\n'), 'http')]),
    '### Payload',
    ...(remark === null ? [] : [remark]),
    payload(detail.bodyKind === 'json', decoded),
  ].join('\n\n')
}

function payload(isJson: boolean, bytes: Uint8Array): string {
  if (bytes.length === 0) return 'None.'
  const text = exactText(bytes)
  if (text === null) return 'Not text.'
  const formatted = isJson ? formatJson(text) : null
  return fenced(formatted ?? text, formatted === null ? '' : 'json')
}

/** A block of code that nothing within can end. */
function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}${language}\n${text}\n${fence}`
}

function codeSpan(text: string): string {
  const ticks = '`'.repeat(longestRun(text) + 1)
  const pad = text.includes('`') ? ' ' : ''
  // In a table a bar ends the cell even within code.
  return `${ticks}${pad}${text.replaceAll('|', String.raw`\|`)}${pad}${ticks}`
}

function escapedText(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>()#+!|~-]/g, String.raw`\$&`)
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
}
