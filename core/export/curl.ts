import { headerValue, type HeaderList } from '../delivery/headers'
import { toBase64 } from './base64'
import { exactText, repeatedHeaders, type ExportedDelivery } from './exported-delivery'
import { shellArgument, shellOctets } from './shell-quote'

/** Linux takes no argument of more than 128 KiB; escaping may make a byte four. */
const MAX_ARGUMENT_BYTES = 30 * 1024

/** Over this curl would ask whether to go on, and wait for a second. */
const EXPECT_BYTES = 1024 * 1024

/** Methods that come with a Content-Length even where the body is empty. */
const WITH_LENGTH = new Set(['POST', 'PUT', 'PATCH'])

/**
 * A curl command, for bash or zsh, that makes the delivery's request again of `origin`, byte for byte but for the headers
 * of the connection. A body that is no text, or a long one, is fed in as Base64.
 */
export function curlCommand({ detail, raw }: ExportedDelivery, origin: string): string {
  const parts = ['curl', ...methodParts(detail.method, raw.length), ...urlParts(detail.target, origin)]
  for (const [name, value] of repeatedHeaders(detail)) {
    parts.push(`-H ${shellOctets(value === '' ? `${name};` : `${name}: ${value}`)}`)
  }
  const hasData = raw.length > 0 || WITH_LENGTH.has(detail.method)
  for (const name of inventedHeaders(detail.headers, hasData, raw.length))
    parts.push(`-H ${shellArgument(`${name}:`)}`)
  const text = raw.length > MAX_ARGUMENT_BYTES ? null : exactText(raw)
  if (raw.length === 0) {
    return joined(hasData ? [...parts, "--data-raw ''"] : parts)
  }
  if (text !== null) return joined([...parts, `--data-raw ${shellArgument(text)}`])
  const command = joined([...parts, '--data-binary @-'])
  return `base64 -d <<'BODY' | ${command}\n${lines(toBase64(raw))}\nBODY`
}

/** Options begin lines of their own, as people write long commands. */
function joined(parts: readonly string[]): string {
  return parts.join(' \\\n  ')
}

function methodParts(method: string, bodyBytes: number): string[] {
  // To curl -X HEAD means to wait for a body that never comes.
  if (method === 'HEAD' && bodyBytes === 0) return ['--head']
  return method === 'GET' && bodyBytes === 0 ? [] : [`-X ${shellArgument(method)}`]
}

function urlParts(target: string, origin: string): string[] {
  const isOrdinary = /^\/[!-~]*$/.test(target) && !/[#[\]{}]|\/\./.test(target)
  if (isOrdinary) return [shellArgument(`${origin}${target}`)]
  // What curl would take for a pattern, a fragment or a way up is sent as it is.
  return [`--request-target ${shellOctets(target)}`, shellArgument(`${origin}/`)]
}

/** What curl would add of its own. */
function inventedHeaders(headers: HeaderList, hasData: boolean, bodyBytes: number): string[] {
  const invented = ['User-Agent', 'Accept', ...(hasData ? ['Content-Type'] : [])]
  const missing = invented.filter((name) => headerValue(headers, name) === null)
  return bodyBytes > EXPECT_BYTES ? [...missing, 'Expect'] : missing
}

function lines(base64: string): string {
  return base64.replaceAll(/.{76}(?=.)/g, '$&\n')
}
