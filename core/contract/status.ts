import { ErrorReport } from './errors'
import { z } from './schema'

/** The port asked for when none is named. */
export const DEFAULT_PORT = 4040

/** The path that Fleetbase's own recipe uses; any other path is received all the same. */
export const WEBHOOK_PATH = '/webhooks/fleetbase'

/** Where deliveries can be sent, as the window shows it. */
export const EndpointState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('starting'), preferredPort: z.number().int() }),
  z.object({
    status: z.literal('listening'),
    preferredPort: z.number().int(),
    /** Differs from `preferredPort` when another program has that one. */
    port: z.number().int(),
    /** `http://127.0.0.1:PORT/webhooks/fleetbase` */
    url: z.string(),
  }),
  z.object({ status: z.literal('failed'), preferredPort: z.number().int(), error: ErrorReport }),
])
export type EndpointState = z.infer<typeof EndpointState>

/** A file of Waybill's own that could not be used and was kept under another name. */
export const SetAsideFile = z.object({
  /** Where the old file is now. */
  path: z.string(),
  reason: z.string(),
})
export type SetAsideFile = z.infer<typeof SetAsideFile>

/** Whether deliveries can be kept. While it is 'failing' senders get 503 and nothing is acknowledged. */
export const StoreState = z.object({
  /** Null while all is well. */
  failure: ErrorReport.nullable(),
  setAside: SetAsideFile.nullable(),
})
export type StoreState = z.infer<typeof StoreState>

/** Whether the settings are those that the person chose. */
export const SettingsState = z.object({
  /** The settings file that could not be read wholly at the start; defaults stand in for what was lost. */
  setAside: SetAsideFile.nullable(),
})
export type SettingsState = z.infer<typeof SettingsState>
