import { call } from '../../bridge'
import type { InspectionSource } from '../inspection'
import type { NoiseStore } from '../noise/noise-store'
import { Observable } from '../observable'
import { searchSource } from '../search-state'
import { BaselineStore } from './baseline-store'
import { ComparisonStore } from './comparison-store'
import { DEFAULT_DIFF_CHOICES, type DiffChoices } from './diff-choices'
import { newDiffClient } from './new-diff-client'

export interface DiffState {
  /** What the open delivery is compared with. */
  baselines: BaselineStore
  /** Two deliveries that a person chose to compare. */
  pair: ComparisonStore
  diffChoices: Observable<DiffChoices>
}

/** Makes the comparisons that are shown, and has the two that are chosen compared. */
export function createDiff(
  inspection: InspectionSource,
  noise: NoiseStore,
  comparing: Observable<readonly number[] | null>,
): DiffState {
  const diffChoices = new Observable(DEFAULT_DIFF_CHOICES)
  const comparison = (): ComparisonStore =>
    new ComparisonStore({
      client: newDiffClient(),
      inspection,
      choices: diffChoices,
      noiseOf: (type) => noise.of(type),
    })
  const pair = comparison()
  comparing.subscribe(() => {
    const [first, second, ...others] = comparing.get() ?? []
    if (first === undefined || second === undefined || others.length > 0) pair.close()
    // What was there first is what the other is told from.
    else void pair.show(delivery(Math.min(first, second)), delivery(Math.max(first, second)))
  })
  return { baselines: createBaselines(comparison()), pair, diffChoices }
}

function delivery(id: number): { kind: 'delivery'; id: number } {
  return { kind: 'delivery', id }
}

function createBaselines(comparison: ComparisonStore): BaselineStore {
  return new BaselineStore(
    {
      baselines: (query) => call('deliveries:baselines', query),
      find: (query) => searchSource.find(query),
      now: () => Date.now(),
    },
    comparison,
  )
}
