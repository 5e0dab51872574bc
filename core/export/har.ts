// HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/). Fields of our own begin with an underscore, as it asks.
import type { DeliveryDetail } from '../delivery/delivery'
import { parseForm } from '../delivery/form'
import { headerValue, readableHeaderValue, type HeaderList } from '../delivery/headers'
import { queryOf } from '../filter/searched'
import { toBase64 } from './base64'
import { cutRemark, exactText, type ExportedDelivery } from './exported-delivery'

/** All of the file before its first entry. */
export function harStart(version: string): string {
  return `{"log":{"version":"1.2","creator":${JSON.stringify({ name: 'Waybill', version })},"entries":[\n`
}

/** A delivery as one entry, on one line. */
export function harEntry(delivery: ExportedDelivery): string {
  const { detail } = delivery
  const [send, wait] = [detail.readDurationUs / 1000, detail.response.delayMs]
  return JSON.stringify({
    startedDateTime: new Date(detail.receivedAtUs / 1000).toISOString(),
    time: send + wait,
    request: request(delivery),
    response: response(detail),
    cache: {},
    timings: { send, wait, receive: 0 },
    _delivery: {
      id: detail.id,
      provider: detail.provider,
      eventName: detail.eventName,
      eventId: detail.eventId,
      resourceType: detail.resourceType,
      resourceId: detail.resourceId,
      via: detail.via,
      bodySha256: detail.bodySha256,
      pinned: detail.pinned,
      note: detail.note,
    },
  })
}

function request({ detail, raw, decoded }: ExportedDelivery) {
  return {
    method: detail.method,
    url: urlOf(detail),
    httpVersion: `HTTP/${detail.httpVersion}`,
    cookies: [],
    headers: pairs(detail.headers),
    ...(detail.trailers.length === 0 ? {} : { _trailers: pairs(detail.trailers) }),
    queryString: queryOf(detail.target).map(([name, value]) => ({ name, value })),
    ...(raw.length === 0 ? {} : { postData: postData(detail, raw, decoded) }),
    headersSize: -1,
    bodySize: detail.sizeBytes,
  }
}

function postData(detail: DeliveryDetail, raw: Uint8Array, decoded: Uint8Array) {
  const text = exactText(decoded)
  const comment = cutRemark(detail)
  return {
    mimeType: detail.contentType ?? '',
    params:
      detail.bodyKind === 'form' && text !== null
        ? parseForm(text).map(([name, value]) => ({ name, value }))
        : [],
    // The specification knows of no request body that is not text.
    ...(text === null ? { text: toBase64(raw), _encoding: 'base64' } : { text }),
    ...(comment === null ? {} : { comment }),
  }
}

function response({ httpVersion, response: given }: DeliveryDetail) {
  const size = new TextEncoder().encode(given.body).length
  return {
    // 0 is what browsers write where none was sent.
    status: given.status ?? 0,
    statusText: '',
    httpVersion: `HTTP/${httpVersion}`,
    cookies: [],
    headers: pairs(given.headers),
    content: { size, mimeType: headerValue(given.headers, 'content-type') ?? '', text: given.body },
    redirectURL: '',
    headersSize: -1,
    bodySize: size,
    ...(given.fault === null ? {} : { _fault: given.fault }),
  }
}

/** The address as the sender meant it; through a tunnel that is a public one. */
function urlOf({ headers, target, via }: DeliveryDetail): string {
  if (/^https?:\/\//i.test(target)) return target
  const host = headerValue(headers, 'host') ?? 'localhost'
  const scheme = headerValue(headers, 'x-forwarded-proto') ?? (via === 'tunnel' ? 'https' : 'http')
  return `${scheme}://${host}${target.startsWith('/') ? target : `/${target}`}`
}

function pairs(headers: HeaderList): { name: string; value: string }[] {
  return headers.map(([name, value]) => ({ name, value: readableHeaderValue(value) }))
}
