import type { DiffAnswer, DiffQuestion } from './diff-tasks'
import { DiffSession } from './diff-session'
import { answerQuestion } from './answer-question'

// The thread in which large texts are compared. It ends when the window ends it, which is how a comparison is cancelled.
const session = new DiffSession()
addEventListener('message', ({ data }: MessageEvent<DiffQuestion>) => {
  answerQuestion(session, data, (message: DiffAnswer, transfer) => {
    postMessage(message, { transfer })
  })
})
