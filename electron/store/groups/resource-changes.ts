import type { Writer } from '../connection'
import type { EventState } from './events-table'
import { noteChange } from './group-news'
import { changeResource } from './resources-table'

type Told = Pick<EventState, 'attempts' | 'resource'>

/** What changes of events mean for the resources they are about, gathered so that each resource is written once. */
export class ResourceChanges {
  private readonly changes = new Map<number, { steps: number; attempts: number }>()

  constructor(private readonly db: Writer) {}

  /** An event was as `before` and is as `after`. */
  note(before: Told, after: Told): void {
    this.add(before, -1)
    this.add(after, 1)
  }

  /** Writes what was noted; the events are up to date by then. */
  apply(): void {
    for (const [resource, { steps, attempts }] of this.changes) {
      changeResource(this.db, resource, steps, attempts)
      noteChange(this.db, null, resource)
    }
    this.changes.clear()
  }

  private add({ resource, attempts }: Told, sign: 1 | -1): void {
    if (resource === null || attempts === 0) return
    const known = this.changes.get(resource) ?? { steps: 0, attempts: 0 }
    known.steps += sign
    known.attempts += sign * attempts
    this.changes.set(resource, known)
  }
}
