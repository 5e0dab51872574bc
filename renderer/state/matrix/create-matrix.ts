import { newDiffClient } from '../diff/new-diff-client'
import type { InspectionSource } from '../inspection'
import type { NoiseStore } from '../noise/noise-store'
import { loadPayloadText } from '../timeline/payload-text'
import { MatrixStore } from './matrix-store'

/** Makes the matrix, with a thread of its own for what is large. */
export function createMatrix(source: InspectionSource, noise: NoiseStore): MatrixStore {
  const client = newDiffClient()
  return new MatrixStore({
    get: (id) => source.get(id),
    load: (id) => loadPayloadText(source, id),
    compare: (texts, patterns) => client.matrix({ texts, patterns }),
    noise: (type) => noise.of(type),
  })
}
