/** What is known of the frame that a message came from; Electron's WebFrameMain fits it. */
export interface SenderFrame {
  url: string
  /** Null for a top frame. */
  parent: unknown
}

/**
 * Whether a message may be answered: it comes from a live top frame whose origin is exactly our page's. Compared as a
 * parsed origin and never as a substring, since `app://waybill.example` starts like ours.
 */
export function isTrustedSender(frame: SenderFrame | null, pageUrl: string): boolean {
  if (frame === null || frame.parent !== null) return false
  const sender = originOf(frame.url)
  return sender !== null && sender === originOf(pageUrl)
}

/** `protocol//host` of a URL, or null. URL's own `origin` is 'null' for custom schemes such as app:. */
export function originOf(url: string): string | null {
  try {
    const { protocol, host } = new URL(url)
    return `${protocol}//${host}`
  } catch {
    return null
  }
}
