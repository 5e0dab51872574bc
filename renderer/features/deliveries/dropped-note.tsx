import { droppedSentences } from '../../../core/format/dropped'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** Below the oldest delivery: why there is none older. */
export function DroppedNote() {
  const { history } = useAppState()
  const sentences = droppedSentences(useObservable(history.state))
  if (sentences.length === 0) return null
  return <p className="delivery-list__dropped">{sentences.join('. ')}.</p>
}
