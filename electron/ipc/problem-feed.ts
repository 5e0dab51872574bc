import { MAX_PROBLEMS, type ProblemList } from '../../core/problem/problem'
import type { ProblemRing } from '../receiver/problem-ring'
import { createFeed } from './feed'

/** Passes on new connection problems, a batch a frame, until it is closed: a flood of them must not drown the window. */
export function createProblemFeed(
  problems: ProblemRing,
  send: (batch: ProblemList) => void,
): { close(): void } {
  const feed = createFeed(send, join)
  const stop = problems.onNoted((news) => {
    feed.add(news)
  })
  return {
    close() {
      stop()
      feed.close()
    },
  }
}

function join(earlier: ProblemList, later: ProblemList): ProblemList {
  return { total: later.total, problems: [...earlier.problems, ...later.problems].slice(-MAX_PROBLEMS) }
}
