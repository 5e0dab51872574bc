import { call, listen } from '../bridge'
import type { TunnelSource } from './tunnel'

/** The main process, as far as the tunnel goes. */
export const tunnelCalls: TunnelSource = {
  get: () => call('tunnel:get', {}),
  onChange: (listener) => listen('tunnel:changed', listener),
  open: () => call('tunnel:open', {}),
  close: () => call('tunnel:close', {}),
  check: () => call('tunnel:check', {}),
  configure: (choice) => call('tunnel:configure', choice),
  takeNewName: () => call('tunnel:take-new-name', {}),
  setNgrokToken: (token) => call('tunnel:set-ngrok-token', { token }),
  putGapsAway: () => call('tunnel:put-gaps-away', {}),
}
