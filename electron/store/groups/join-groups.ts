import type { EventKey } from '../../../core/event/event-key'
import type { Writer } from '../connection'
import { insertAttempt, insertMember, setAttempt } from './event-deliveries-table'
import { countMembers, findEvent, insertEvent, UNLISTED } from './events-table'
import { noteChange } from './group-news'
import { relist } from './relist'
import { ResourceChanges } from './resource-changes'
import { nameResource, type NamedResource } from './resources-table'

/** What a delivery belongs to. */
export interface Grouped {
  key: EventKey
  resource: NamedResource | null
}

export interface JoiningDelivery extends Grouped {
  id: number
  /** False where it was cleared and waits to be removed. */
  listed: boolean
  /** Whether it is newer than every delivery that is grouped, as all are that just arrived. */
  isNewest: boolean
}

/**
 * Puts a delivery into its event, as the attempt that it was by arrival, and the event under what it is about. Belongs into
 * the transaction that brought the delivery. Gives the attempt's number where it is the newest, else 1.
 */
export function joinGroups(
  db: Writer,
  { id, key: read, resource: named, listed, isNewest }: JoiningDelivery,
): number {
  const key = read.source === 'alone' ? { ...read, senderId: String(id) } : read
  const known = read.source === 'alone' ? null : findEvent(db, key)
  const isNewStep = known === null && listed
  const resource = named === null ? null : nameResource(db, named, isNewStep ? id : null)
  if (known === null) {
    const state = listed
      ? { ...UNLISTED, attempts: 1, firstDelivery: id, lastDelivery: id, resource }
      : UNLISTED
    const event = insertEvent(db, key, state)
    insertMember(db, { delivery: id, event, resource, listed })
    noteChange(db, event, resource)
    return 1
  }
  insertMember(db, { delivery: id, event: known.id, resource, listed: false })
  countMembers(db, known.id, 1, 1)
  if (isNewest) setAttempt(db, id, known.arrivals + 1)
  else insertAttempt(db, known.id, id)
  if (listed) {
    const resources = new ResourceChanges(db)
    relist(db, known, [id], true, resources)
    resources.apply()
  }
  noteChange(db, known.id, resource)
  return isNewest ? known.arrivals + 1 : 1
}
