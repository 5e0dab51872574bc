// What a tunnel adds to a request or changes in it on its way, so that it is not taken for the sender's.

/** Header names in lower case that tunnels and the proxies before them write. A sender of webhooks writes none of them. */
const WRITTEN_ON_THE_WAY = new Map<string, string>([
  ['host', 'The public name that the request was sent to'],
  ['connection', 'Written anew by the tunnel; the sender’s own is lost'],
  ['via', 'Added by a proxy on the way'],
  ['forwarded', 'Added by a proxy on the way'],
  ['x-real-ip', 'Added on the way: the sender’s IP address'],
  ['x-nginx-proxy', 'Added by the tunnel’s proxy'],
  ['cf-connecting-ip', 'Added on the way: the sender’s IP address'],
  ['cf-ipcountry', 'Added on the way: the sender’s country'],
  ['cf-ray', 'Added by a proxy on the way'],
  ['cf-visitor', 'Added by a proxy on the way'],
  ['cdn-loop', 'Added by a proxy on the way'],
])

/** What a header of a delivery through the tunnel is on the way there, or null where it is the sender's own. */
export function wayHeaderNote(name: string): string | null {
  const lower = name.toLowerCase()
  if (lower.startsWith('x-forwarded-')) return 'Added on the way: how the request came to the tunnel'
  return WRITTEN_ON_THE_WAY.get(lower) ?? null
}
