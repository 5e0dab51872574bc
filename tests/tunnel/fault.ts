import type { TunnelState } from '../../core/contract/tunnel'
import type { DoubleServer } from '../support/tunnel/double-server'
import type { SupervisedTunnel } from '../support/tunnel/supervised-tunnel'
import type { PublicAnswer, PublicRequest, TunnelServer } from '../support/tunnel/tunnel-server'
import type { JumpingClock } from './jumping-clock'

/** What a scripted fault has in its hands. */
export interface Scene<Server extends TunnelServer = TunnelServer> {
  server: Server
  name: string
  tunnel: SupervisedTunnel
  clock: JumpingClock
  /** Sends to the public address and keeps account of what is acknowledged. Null where no answer came. */
  deliver: (request?: PublicRequest) => Promise<PublicAnswer | null>
}

interface FaultSteps<Server extends TunnelServer> {
  name: string
  /** Made before the tunnel is opened. */
  before?: (server: Server, name: string) => Promise<void> | void
  inject: (scene: Scene<Server>) => Promise<void> | void
  /** The state that must be shown within 5 s of the fault; left out where it must stay open all along. */
  shows?: (state: TunnelState) => boolean
  /** How long the fault lasts once it is shown, in milliseconds. */
  lastsMs?: number
  /** Ends the fault; the tunnel must be open again within 5 s. */
  end?: (scene: Scene<Server>) => Promise<void> | void
}

export type Fault =
  | ({ on: 'double'; options?: Parameters<typeof DoubleServer.start>[0] } & FaultSteps<DoubleServer>)
  | ({ on: 'real' } & FaultSteps<TunnelServer>)

export const isDown = ({ status }: TunnelState): boolean => status === 'reconnecting' || status === 'lost'
