import { call, listen } from '../../bridge'
import { newDiffClient } from '../diff/new-diff-client'
import type { InspectionSource } from '../inspection'
import type { NoiseStore } from '../noise/noise-store'
import { loadPayloadText } from './payload-text'
import { ResourcesStore } from './resources-store'

/** Makes the resources, which follow the news. */
export function createResources(source: InspectionSource, noise: NoiseStore): ResourcesStore {
  const client = newDiffClient()
  const resources = new ResourcesStore(
    {
      page: (query) => call('resources:page', query),
      search: (query) => call('resources:search', query),
      named: async (ids) => (await call('resources:named', { ids: [...ids] })).resources,
      get: (id) => call('resources:get', { id }),
      ofDelivery: async (id) => (await call('events:of-delivery', { id })).resource,
    },
    {
      noise: (type) => noise.of(type),
      load: (delivery) => loadPayloadText(source, delivery),
      compare: async (left, right, options) => (await client.compare({ left, right, options })).outcome,
    },
  )
  listen('groups:changed', (change) => {
    resources.onChange(change)
  })
  return resources
}
