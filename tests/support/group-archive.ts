import type { GroupPart, GroupSource } from '../../renderer/state/group-source'

/** A group with something that changes in it. */
export interface TestGroup {
  id: number
  lastDelivery: number
  attempts: number
}

interface Asked {
  give: () => void
  fail: (error: Error) => void
}

/** At the far side of the bridge: all groups, read at once and answered at once or when the test says so. */
export class GroupArchive implements GroupSource<TestGroup> {
  readonly groups = new Map<number, TestGroup>()
  readonly asked: Asked[] = []
  /** What was asked, in order. */
  readonly calls: string[] = []
  isPrompt = true
  newer: GroupSource<TestGroup>['newer'] = null
  private lastDelivery = 0

  constructor(private readonly pageRows = 10) {}

  /** A delivery for each of these groups, in order; one that is not there begins. */
  deliver(...ids: number[]): void {
    for (const id of ids) {
      this.lastDelivery += 1
      const attempts = (this.groups.get(id)?.attempts ?? 0) + 1
      this.groups.set(id, { id, lastDelivery: this.lastDelivery, attempts })
    }
  }

  /** In the order of the list. */
  all(): TestGroup[] {
    return [...this.groups.values()].sort((one, other) => other.lastDelivery - one.lastDelivery)
  }

  page(from: number | null): Promise<GroupPart<TestGroup>> {
    return this.answer(`page ${String(from)}`, () => {
      const rows = this.all()
        .filter(({ lastDelivery }) => from === null || lastDelivery < from)
        .slice(0, this.pageRows)
      const next = rows.length < this.pageRows ? null : (rows.at(-1)?.lastDelivery ?? null)
      return { rows, next, ungrouped: 0 }
    })
  }

  named(ids: readonly number[]): Promise<readonly TestGroup[]> {
    return this.answer(`named ${ids.join(' ')}`, () => ids.flatMap((id) => this.groups.get(id) ?? []))
  }

  private answer<Value>(call: string, read: () => Value): Promise<Value> {
    this.calls.push(call)
    const value = read()
    if (this.isPrompt) return Promise.resolve(value)
    return new Promise((resolve, reject) => {
      this.asked.push({
        give: () => {
          resolve(value)
        },
        fail: reject,
      })
    })
  }
}
