import { headerValue } from '../delivery/headers'
import { toBase64 } from './base64'
import { exactText, repeatedHeaders, type ExportedDelivery } from './exported-delivery'

/** JavaScript that makes the delivery's request again of `origin` with fetch, as a module or in a console. */
export function fetchCode({ detail, raw }: ExportedDelivery, origin: string): string {
  const target = detail.target.startsWith('/') ? detail.target : `/${detail.target}`
  const headers = repeatedHeaders(detail).map(
    ([name, value]) => `    [${literal(name)}, ${literal(value)}],\n`,
  )
  const options = [
    `  method: ${literal(detail.method)},\n`,
    // Pairs and not an object, since a name may stand twice.
    headers.length === 0 ? '' : `  headers: [\n${headers.join('')}  ],\n`,
    raw.length === 0 ? '' : `  body: ${bodyExpression(detail.headers, raw)},\n`,
  ]
  return `await fetch(${literal(`${origin}${target}`)}, {\n${options.join('')}})`
}

function bodyExpression(headers: ExportedDelivery['detail']['headers'], raw: Uint8Array): string {
  const text = exactText(raw)
  if (text === null) return `Uint8Array.from(atob(${literal(toBase64(raw))}), (char) => char.charCodeAt(0))`
  // Of a string without a type fetch would say that it is text/plain.
  return headerValue(headers, 'content-type') === null
    ? `new TextEncoder().encode(${literal(text)})`
    : literal(text)
}

/** A string literal in which nothing is hidden. */
function literal(text: string): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)
  return `'${inner.replaceAll(/\p{C}/gu, escaped)}'`
}

function escaped(char: string): string {
  return Array.from({ length: char.length }, (_, unit) => {
    return String.raw`\u${char.charCodeAt(unit).toString(16).padStart(4, '0')}`
  }).join('')
}
