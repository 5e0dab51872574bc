import { AppError } from '../../core/contract/errors'
import type { TunnelSettings } from '../../core/contract/tunnel'
import type { Clock } from './clock'
import { createLocaltunnelProvider } from './localtunnel/localtunnel-provider'
import { createNgrokProvider } from './ngrok-provider'
import { createOwnAddressProvider } from './own-address-provider'
import type { TunnelProvider } from './provider'

export interface ProviderNeeds {
  settings: TunnelSettings
  /** The subdomain for providers that ask for one. */
  name: string
  ngrokToken: () => Promise<string | null>
  clock: Clock
}

/** The provider that the settings name. AppError: tunnel-refused, where something it needs is not filled in. */
export async function createProvider(needs: ProviderNeeds): Promise<TunnelProvider> {
  const { settings, name, clock } = needs
  switch (settings.provider) {
    case 'localtunnel':
      return createLocaltunnelProvider({ server: settings.localtunnelServer, name, clock })
    case 'ngrok': {
      const authtoken = await needs.ngrokToken()
      if (authtoken === null) throw missing('ngrok needs your authtoken.')
      if (settings.ngrokDomain === null) {
        throw missing('ngrok needs your domain there, so that the address stays the same.')
      }
      return createNgrokProvider({ authtoken, domain: settings.ngrokDomain })
    }
    case 'own-address':
      if (settings.ownAddress === null) throw missing('Your own public address is not filled in.')
      return createOwnAddressProvider(settings.ownAddress)
  }
}

function missing(what: string): AppError {
  return new AppError('tunnel-refused', what, 'Fill it in under Tunnel settings, at the switch.')
}
