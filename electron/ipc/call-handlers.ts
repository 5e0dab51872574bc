import type { AppInfo } from '../../core/contract/calls'
import type { Endpoint } from '../endpoint'
import type { Exporter } from '../export/exporter'
import { createSampleSender } from '../forward/sample-sender'
import type { CallHandlers } from './answer-calls'
import { appCalls } from './app-calls'
import { deliveryCalls } from './delivery-calls'
import { endpointCalls } from './endpoint-calls'
import { exportCalls } from './export-calls'
import { tunnelCalls } from './tunnel-calls'
import { groupCalls } from './group-calls'
import { historyCalls } from './history-calls'
import { receivingCalls } from './receiving-calls'
import { responseCalls } from './response-calls'
import { filterCalls } from './filter-calls'
import { searchCalls } from './search-calls'
import { settingsCalls } from './settings-calls'
import { signatureCalls } from './signature-calls'
import { valueCalls } from './value-calls'
import { noiseCalls } from './noise-calls'
import { problemCalls } from './problem-calls'
import type { ProblemRing } from '../receiver/problem-ring'
import type { Settings } from '../settings/settings'
import type { SigningKeyRing } from '../signing/signing-key-ring'
import type { Store } from '../store/store'
import type { PublicEndpoint } from '../tunnel/public-endpoint'

/** What the calls are answered from. */
export interface CallParts {
  info: AppInfo
  settings: Settings
  store: Store
  signingKeys: SigningKeyRing
  problems: ProblemRing
  endpoint: Endpoint
  publicEndpoint: PublicEndpoint
  exporter: Exporter
}

/** A handler for each call of the contract. */
export function callHandlers({
  info,
  settings,
  store,
  signingKeys,
  problems,
  endpoint,
  publicEndpoint,
  exporter,
}: CallParts): CallHandlers {
  return {
    ...appCalls(info),
    ...deliveryCalls(store),
    ...exportCalls(exporter),
    ...groupCalls(store, settings),
    ...historyCalls(store, settings),
    ...noiseCalls(store, settings),
    ...problemCalls(problems),
    ...endpointCalls(
      () => endpoint.state(),
      createSampleSender(() => endpoint.url()),
    ),
    ...receivingCalls(settings),
    ...responseCalls(settings),
    ...filterCalls(settings),
    ...searchCalls(store),
    ...settingsCalls(settings),
    ...signatureCalls(signingKeys),
    ...tunnelCalls(publicEndpoint),
    ...valueCalls(store),
  }
}
