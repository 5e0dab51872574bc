import { AppError } from '../../core/contract/errors'
import type { ProblemRing } from '../receiver/problem-ring'
import type { AreaHandlers } from './answer-calls'

/** Calls about requests that became no delivery. */
export function problemCalls(problems: ProblemRing): AreaHandlers<'problems'> {
  return {
    'problems:list': () => problems.list(),
    'problems:evidence': ({ id }) => {
      const evidence = problems.evidence(id)
      if (evidence === null) throw new AppError('not-found', 'What came with this is no longer known.')
      return evidence
    },
    'problems:clear': () => {
      problems.clear()
      return {}
    },
  }
}
