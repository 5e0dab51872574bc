import type { EndpointState } from '../../core/contract/status'
import type { SampleSender } from '../forward/sample-sender'
import type { AreaHandlers } from './answer-calls'

/** Calls about the address that deliveries are sent to, and the samples that try it. */
export function endpointCalls(
  endpoint: () => EndpointState,
  samples: SampleSender,
): AreaHandlers<'endpoint'> & AreaHandlers<'samples'> {
  return {
    'endpoint:get': () => endpoint(),
    'samples:list': () => samples.list(),
    'samples:send': ({ name }) => samples.send(name),
  }
}
