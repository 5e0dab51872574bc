import './problems.css'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { formatCount } from '../../../core/format/size'
import { Dialog } from '../../components/dialog'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { ProblemList } from './problem-list'

const DESCRIPTION =
  'Requests that came as far as Waybill and became no delivery, newest first. A sender’s log may say error, ERR or timeout for each. They are known until Waybill is closed.'

/** A quiet word that requests came which became no delivery, and behind it what came and why. Nothing while there are none. */
export function Problems() {
  const { problems } = useAppState()
  const { total } = useObservable(problems.list)
  const [isOpen, setIsOpen] = useState(false)
  if (total === 0) return null
  const words = total === 1 ? 'connection problem' : 'connection problems'
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      title="Connection problems"
      description={DESCRIPTION}
      trigger={
        <button
          type="button"
          className="problems__button"
          aria-label={`${formatCount(total)} ${words}`}
          title="Requests that became no delivery"
        >
          <TriangleAlert size={14} aria-hidden="true" />
          {formatCount(total)}
          <span className="problems__words">{words}</span>
        </button>
      }
      actions={
        <button
          type="button"
          className="button"
          onClick={() => {
            setIsOpen(false)
            void problems.clear()
          }}
        >
          Clear
        </button>
      }
    >
      <ProblemList />
    </Dialog>
  )
}
