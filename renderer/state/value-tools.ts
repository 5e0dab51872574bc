import { loadDeliveryText } from './diff/load-text'
import { newDiffClient } from './diff/new-diff-client'
import { DifferingFields } from './differing-fields'
import type { InspectionSource } from './inspection'
import { createMatrix } from './matrix/create-matrix'
import type { MatrixStore } from './matrix/matrix-store'
import { createNoise } from './noise/create-noise'
import type { NoiseStore } from './noise/noise-store'
import { createValueHistory } from './values/create-value-history'
import type { ValueHistoryStore } from './values/value-history'

/** What is known of the values in payloads, beyond one delivery. */
export interface ValueTools {
  /** What always differs and says nothing, by event type: every comparison asks for it. */
  noise: NoiseStore
  /** What one value was over time, while somebody looks. */
  valueHistory: ValueHistoryStore
  /** Deliveries beside each other, while three or more are compared. */
  matrix: MatrixStore
  /** Which fields differ between attempts of an event. */
  differingFields: DifferingFields
}

export function createValueTools(source: InspectionSource): ValueTools {
  const noise = createNoise()
  const payloadTextOf = async (id: number): Promise<string | null> =>
    (await loadDeliveryText(source, id)).text
  return {
    noise,
    valueHistory: createValueHistory(),
    matrix: createMatrix(source, noise),
    differingFields: new DifferingFields(payloadTextOf, newDiffClient()),
  }
}
