/** A Content-Type header taken apart (RFC 9110, section 8.3). Names are lower case. */
export interface ContentType {
  mediaType: string
  charset: string | null
  /** The separator of a multipart body. */
  boundary: string | null
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g

/** Reads a Content-Type value. Lenient: what can't be read is null, since a sender's mistake is shown, not refused. */
export function parseContentType(value: string | null): ContentType | null {
  if (value === null) return null
  const mediaType = (value.split(';', 1)[0] ?? '').trim().toLowerCase()
  if (!mediaType.includes('/')) return null
  const result: ContentType = { mediaType, charset: null, boundary: null }
  for (const [, name = '', quoted, plain] of value.matchAll(PARAMETER)) {
    const text = quoted === undefined ? (plain ?? '') : quoted.replaceAll(/\\(.)/g, '$1')
    if (name.toLowerCase() === 'charset') result.charset = text.toLowerCase()
    if (name.toLowerCase() === 'boundary') result.boundary = text
  }
  return result
}

/** Whether the media type promises XML: application/xml, text/xml, or anything ending in +xml. */
export function isXmlMediaType(mediaType: string): boolean {
  return /^(?:application|text)\/xml$|\+xml$/.test(mediaType)
}

/** Whether the media type promises text of any kind. */
export function promisesText(mediaType: string): boolean {
  return (
    mediaType.startsWith('text/') ||
    mediaType === 'application/x-www-form-urlencoded' ||
    isJsonMediaType(mediaType) ||
    isXmlMediaType(mediaType)
  )
}

/** Whether the media type promises JSON: application/json, text/json, or anything ending in +json. */
export function isJsonMediaType(mediaType: string): boolean {
  return /^(?:application|text)\/json$|\+json$/.test(mediaType)
}
