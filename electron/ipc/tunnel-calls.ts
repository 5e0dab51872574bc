import type { PublicEndpoint } from '../tunnel/public-endpoint'
import type { AreaHandlers } from './answer-calls'

/** Calls about the public address. */
export function tunnelCalls(endpoint: PublicEndpoint): AreaHandlers<'tunnel'> {
  return {
    'tunnel:get': () => endpoint.view(),
    'tunnel:open': async () => {
      await endpoint.open()
      return {}
    },
    'tunnel:close': async () => {
      await endpoint.close()
      return {}
    },
    'tunnel:check': () => {
      endpoint.checkNow()
      return {}
    },
    'tunnel:configure': async (choice) => {
      await endpoint.configure(choice)
      return {}
    },
    'tunnel:take-new-name': async () => {
      await endpoint.takeNewName()
      return {}
    },
    'tunnel:set-ngrok-token': async ({ token }) => {
      await endpoint.setNgrokToken(token)
      return {}
    },
    'tunnel:put-gaps-away': () => {
      endpoint.putGapsAway()
      return {}
    },
  }
}
