import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** Said above a delivery that was dropped while it was read. */
export function GoneNotice() {
  const { selection } = useAppState()
  if (useObservable(selection.selected)?.isGone !== true) return null
  return (
    <div className="inspector__gone">
      <Notice tone="note" title="This delivery is no longer kept">
        It was dropped to stay within the limits of the history. It can be read here until you leave it.
      </Notice>
    </div>
  )
}
