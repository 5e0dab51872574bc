import type { BodyKind } from '../../../core/delivery/body'
import type { HeaderList } from '../../../core/delivery/headers'
import { eventKeyOf } from '../../../core/event/event-key'
import type { EventKeyRules } from '../../../core/event/key-rules'
import { otherIdsOf } from '../../../core/event/payload-facts'
import type { Envelope } from '../../../core/provider/envelope'
import type { Grouped } from './join-groups'

/** What of a delivery is looked at to group it. */
export interface GroupedView {
  method: string
  target: string
  headers: HeaderList
  bodyKind: BodyKind
  envelope: Pick<Envelope, 'provider' | 'eventId' | 'resourceType' | 'resourceId'>
  json: unknown
  bodySha256: () => Uint8Array
}

/** Says which event a delivery is an attempt of, and what it is about. */
export function readGrouped(view: GroupedView, rules: EventKeyRules): Grouped {
  const { method, target, headers, bodyKind, json, envelope } = view
  const { provider, eventId, resourceType, resourceId } = envelope
  const bodySha256 = (): string => Buffer.from(view.bodySha256()).toString('hex')
  return {
    key: eventKeyOf({ method, target, headers, bodyKind, json, provider, eventId, bodySha256 }, rules),
    resource:
      resourceId === null
        ? null
        : { provider, type: resourceType ?? '', resourceId, otherIds: otherIdsOf(json, resourceId) },
  }
}
