import { join } from 'node:path'
import { app, powerMonitor } from 'electron'
import { AppError } from '../core/contract/errors'
import type { TunnelView } from '../core/contract/tunnel'
import type { Receiver } from './receiver/receiver'
import type { TunnelDoor } from './receiver/tunnel-door'
import type { SecretKeeper } from './settings/secret-keeper'
import type { Settings } from './settings/settings'
import type { Log } from './shell/log'
import type { Store } from './store/store'
import { systemClock } from './tunnel/clock'
import { openGapLog } from './tunnel/gap-log'
import { createProbe } from './tunnel/probe'
import type { ProbeAnswers } from './tunnel/probe-answers'
import { PublicEndpoint } from './tunnel/public-endpoint'
import { DEFAULT_SUPERVISOR_TIMES } from './tunnel/supervisor-times'

export interface PublicEndpointParts {
  isAllowed: boolean
  dataFolder: string
  settings: Settings
  secrets: SecretKeeper
  store: Store
  /** The receiver answers from the same. */
  probes: ProbeAnswers
  openDoor: () => Promise<TunnelDoor>
  log: Log
  onChange: (view: TunnelView) => void
}

/** Makes the public endpoint of what Electron and the other rooms have; it stays closed until it is told to open. */
export async function wirePublicEndpoint(parts: PublicEndpointParts): Promise<PublicEndpoint> {
  const { dataFolder, log, store, probes } = parts
  const endpoint = new PublicEndpoint({
    isAllowed: parts.isAllowed,
    settings: parts.settings,
    secrets: parts.secrets,
    gapLog: await openGapLog(join(dataFolder, 'tunnel.json'), log),
    openDoor: parts.openDoor,
    probe: createProbe(probes, app.getVersion()),
    clock: systemClock,
    times: DEFAULT_SUPERVISOR_TIMES,
    log,
    onChange: parts.onChange,
  })
  probes.onDoor((via) => {
    endpoint.setComesInDirectly(via === 'direct')
  })
  store.onCaptured(({ deliveries }) => {
    if (deliveries.some(({ via }) => via === 'tunnel')) endpoint.sawDelivery()
  })
  powerMonitor.on('resume', () => {
    endpoint.checkNow()
  })
  return endpoint
}

/**
 * The receiver's second way in, at the port after its own: a proxy of the person's own is told of it once, so it has to
 * stay the same. AppError: not-listening, port-unavailable.
 */
export function doorOf(receiver: Receiver | null, preferredPort: number): Promise<TunnelDoor> {
  if (receiver === null) {
    return Promise.reject(
      new AppError('not-listening', 'Waybill is not listening, so there is nothing to lead a tunnel to.'),
    )
  }
  return receiver.openTunnelDoor(preferredPort === 0 ? 0 : preferredPort + 1)
}
