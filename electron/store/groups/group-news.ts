import type { GroupChange } from '../../../core/contract/groups'
import type { Writer } from '../connection'
import { selectRevision } from '../revision-table'
import { countUngrouped } from './grouping-table'

/** More groups than this are not named: a window that shows some dozens fetches them faster than it looks these up. */
const MAX_NAMED = 500

interface Changed {
  events: Set<number>
  resources: Set<number>
}

/**
 * What has changed since it was told last, by connection. Here and not in the results of everything that writes, since a
 * transaction that is undone does no harm: a group that is told of and has not changed is fetched in vain.
 */
const changed = new WeakMap<Writer, Changed>()

/** An event, or the resource it is about, has changed, come or gone. */
export function noteChange(db: Writer, event: number | null, resource: number | null): void {
  const known = changed.get(db) ?? { events: new Set(), resources: new Set() }
  changed.set(db, known)
  if (event !== null && known.events.size <= MAX_NAMED) known.events.add(event)
  if (resource !== null && known.resources.size <= MAX_NAMED) known.resources.add(resource)
}

/** Whether there is anything to tell. */
export function hasChanges(db: Writer): boolean {
  return changed.has(db)
}

/** What there is to tell, and from now on counts as told; null where there is nothing. */
export function takeChanges(db: Writer): GroupChange | null {
  const known = changed.get(db)
  if (known === undefined) return null
  changed.delete(db)
  return {
    revision: selectRevision(db).revision,
    events: named(known.events),
    resources: named(known.resources),
    ungrouped: countUngrouped(db),
  }
}

function named(ids: ReadonlySet<number>): number[] | null {
  return ids.size > MAX_NAMED ? null : [...ids]
}
