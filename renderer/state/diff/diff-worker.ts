import { answerDiff } from './answer-diff'
import type { DiffQuestion } from './diff-messages'

// The thread in which large texts are compared. It ends when the window ends it, which is how a comparison is cancelled.
addEventListener('message', ({ data }: MessageEvent<DiffQuestion>) => {
  answerDiff(data, (message, transfer) => {
    postMessage(message, { transfer })
  })
})
