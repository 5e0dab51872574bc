import { ErrorReport } from './errors'
import { z } from './schema'

/** Ways to a public address. */
const TUNNEL_PROVIDERS = ['localtunnel', 'ngrok', 'own-address'] as const
export type TunnelProviderId = (typeof TUNNEL_PROVIDERS)[number]

/** The server that the localtunnel package itself asks when none is named. */
const DEFAULT_LOCALTUNNEL_SERVER = 'https://localtunnel.me'

const MAX_ADDRESS_LENGTH = 512

/** An http(s) address without a path: 'https://hooks.example.com'. */
const WebOrigin = z
  .string()
  .max(MAX_ADDRESS_LENGTH)
  .refine((text) => isWebOrigin(text), 'must be an address like https://hooks.example.com, without a path')

/** A host name of one's own at ngrok. */
const HostName = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/)

/** What localtunnel's server takes for a name; chosen at random, so nobody asks for ours but by guessing. */
export const TunnelName = z.string().regex(/^[a-z0-9]{16,63}$/)

/** What the person chose of the tunnel; kept in the settings. The ngrok token is a secret and kept elsewhere. */
export const TunnelSettings = z.object({
  /** Whether it is to be open, now and after each start. */
  wanted: z.boolean(),
  /** Whether the person has been told what an open tunnel exposes, and agreed. */
  agreed: z.boolean(),
  provider: z.enum(TUNNEL_PROVIDERS),
  /** The subdomain, chosen once for a data folder. Null until the first opening. */
  name: TunnelName.nullable(),
  localtunnelServer: WebOrigin,
  ngrokDomain: HostName.nullable(),
  ownAddress: WebOrigin.nullable(),
})
export type TunnelSettings = z.infer<typeof TunnelSettings>

export const DEFAULT_TUNNEL_SETTINGS: TunnelSettings = {
  wanted: false,
  agreed: false,
  provider: 'localtunnel',
  name: null,
  localtunnelServer: DEFAULT_LOCALTUNNEL_SERVER,
  ngrokDomain: null,
  ownAddress: null,
}

/** What of the settings the window may change; the rest changes by opening, closing and asking for another name. */
export const TunnelChoice = TunnelSettings.pick({
  provider: true,
  localtunnelServer: true,
  ngrokDomain: true,
  ownAddress: true,
}).strict()
export type TunnelChoice = z.infer<typeof TunnelChoice>

/** Why the public address does not reach Waybill, as far as it can be known. */
export const TROUBLES = [
  'offline',
  'server-silent',
  'server-refused',
  'server-answered',
  'data-port-closed',
  'connections-lost',
  'connection-storm',
  'not-registered',
  'name-held',
  'no-answer',
  'bad-answer',
  'certificate',
  'slept',
] as const

export const TunnelTrouble = z.object({
  kind: z.enum(TROUBLES),
  /** A status code, an error's code or the like; null where there is nothing to add. */
  detail: z.string().nullable(),
})
export type TunnelTrouble = z.infer<typeof TunnelTrouble>

const sinceMs = z.number()
const Trying = {
  sinceMs,
  attempt: z.number().int(),
  nextTryAtMs: z.number().nullable(),
  trouble: TunnelTrouble,
}

/** How the tunnel is. All times are milliseconds since 1970; `nextTryAtMs` is null while a try is under way. */
export const TunnelState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('closed') }),
  z.object({ status: z.literal('opening'), sinceMs }),
  z.object({
    status: z.literal('open'),
    sinceMs,
    /** Of the last probe through the public address; null until there was one. */
    roundTripMs: z.number().nullable(),
    /** When a probe or a delivery last came through. */
    provenAtMs: z.number(),
    lastDeliveryAtMs: z.number().nullable(),
    /** When the tunnel's server last turned a request away because too many waited. */
    turnedAwayAtMs: z.number().nullable(),
  }),
  z.object({ status: z.literal('reconnecting'), ...Trying }),
  /** Down for longer than a sender goes on trying. It is still tried. */
  z.object({ status: z.literal('lost'), ...Trying }),
  /** Somebody else has our name at the tunnel's server. */
  z.object({ status: z.literal('name-taken'), sinceMs, nextTryAtMs: z.number().nullable() }),
  /** Something answers at our address, and it is not Waybill. */
  z.object({
    status: z.literal('foreign'),
    sinceMs,
    nextTryAtMs: z.number().nullable(),
    /** The status code of its answer. */
    answered: z.number().int(),
  }),
  /** It will not open before the person does something. */
  z.object({ status: z.literal('failed'), sinceMs, error: ErrorReport }),
])
export type TunnelState = z.infer<typeof TunnelState>

/** A time in which the public address was given out and did not reach Waybill. */
export const TunnelGap = z.object({
  /** When it was last known to work. */
  fromMs: z.number(),
  /** Null while it lasts. */
  toMs: z.number().nullable(),
  /** 'not-running': Waybill itself was closed. */
  cause: z.enum([...TROUBLES, 'not-running', 'name-taken', 'foreign', 'failed']),
})
export type TunnelGap = z.infer<typeof TunnelGap>

/** Everything that the window shows of the tunnel. */
export const TunnelView = z.object({
  /** False under --no-tunnel: it stays closed whatever is chosen. */
  isAllowed: z.boolean(),
  settings: TunnelSettings,
  state: TunnelState,
  /** The address to give to a sender, path included, from the moment it is known; null before. */
  url: z.string().nullable(),
  /** The local port that the tunnel's end sends to; null while it is closed. */
  doorPort: z.number().int().nullable(),
  /** True when probes come in at the receiver's own port: deliveries then can't be told from local ones. */
  comesInDirectly: z.boolean(),
  /** Newest first, those that the person has not yet put away. */
  gaps: z.array(TunnelGap),
  hasNgrokToken: z.boolean(),
})
export type TunnelView = z.infer<typeof TunnelView>

function isWebOrigin(text: string): boolean {
  try {
    const url = new URL(text)
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text.replace(/\/$/, '')
  } catch {
    return false
  }
}
