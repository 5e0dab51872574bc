import { eventTypeKey, eventTypeOf, type EventType } from './event-type'
import { join, type Filter } from '../filter/filter'
import { operandOf, printFilter } from '../filter/print'
import type { DeliveryParts } from '../filter/searched'

/** Which deliveries are looked at: a filter's text, and what it can't say. */
export interface Chosen {
  filter: string
  isChosen: (summary: DeliveryParts['summary']) => boolean
}

/** The deliveries of an event type. */
export function ofType(type: EventType): Chosen {
  const { provider, eventName, path } = type
  const key = eventTypeKey(type)
  const named = eventName === null ? field('path', path ?? '') : field('event', eventName)
  return {
    filter: printFilter(join('and', [field('provider', provider), named])),
    // The filter takes letter case for nothing.
    isChosen: (summary) => eventTypeKey(eventTypeOf(summary)) === key,
  }
}

/** The deliveries about a resource. */
export function aboutResource(resource: { provider: string; type: string; id: string }): Chosen {
  return {
    filter: printFilter(join('and', [field('provider', resource.provider), field('resource', resource.id)])),
    isChosen: ({ resourceType, resourceId }) => resourceType === resource.type && resourceId === resource.id,
  }
}

function field(name: 'provider' | 'event' | 'path' | 'resource', value: string): Filter {
  return { type: 'field', name, key: null, test: { op: '=', value: operandOf(value) } }
}
