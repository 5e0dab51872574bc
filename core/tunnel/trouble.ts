import { assertNever } from '../contract/errors'
import type { TunnelTrouble } from '../contract/tunnel'

/** A trouble as a clause that can follow a dash: 'this machine is offline'. */
export function describeTrouble({ kind, detail }: TunnelTrouble): string {
  switch (kind) {
    case 'offline':
      return 'this machine seems to be offline'
    case 'server-silent':
      return 'the tunnel’s server does not answer'
    case 'server-refused':
      return 'the tunnel’s server refuses connections'
    case 'server-answered':
      return `the tunnel’s server answered ${detail ?? 'something unexpected'} instead of opening`
    case 'data-port-closed':
      return `the tunnel’s data port ${detail ?? ''} can’t be reached; a firewall may block it`
    case 'connections-lost':
      return 'the connections to the tunnel’s server are gone'
    case 'connection-storm':
      return 'the tunnel’s server drops every connection at once'
    case 'not-registered':
      return 'the tunnel’s server has forgotten this address'
    case 'name-held':
      return 'the tunnel’s server still holds the address for the connection that was lost; it lets go of it within a minute or two'
    case 'no-answer':
      return 'nothing comes back through the public address'
    case 'bad-answer':
      return `the public address answers ${detail ?? 'with an error'}`
    case 'certificate':
      return `the public address has no valid certificate${detail === null ? '' : ` (${detail})`}`
    case 'slept':
      return 'this machine was asleep'
    default:
      return assertNever(kind, 'describeTrouble')
  }
}
