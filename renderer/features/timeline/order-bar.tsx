import './order-bar.css'
import { orderWords, timesWords } from '../../../core/event/step-words'
import type { StepOrder, Timeline } from '../../../core/event/timeline'
import { useAppState } from '../../hooks/use-app-state'

interface OrderBarProps {
  timeline: Timeline
  order: StepOrder
}

const ORDERS: { order: StepOrder; label: string }[] = [
  { order: 'event-time', label: 'As it happened' },
  { order: 'arrival', label: 'As it arrived' },
]

/** Which order the steps are in, how the two differ, and what the times are taken from. */
export function OrderBar({ timeline, order }: OrderBarProps) {
  const { resources } = useAppState()
  const { steps, isReordered } = timeline
  const late = steps.filter(({ badges }) => badges.includes('out-of-order')).length
  return (
    <div className="order-bar">
      {steps.length < 2 ? null : (
        <>
          <div className="segmented" role="group" aria-label="Order of the steps">
            {ORDERS.map((choice) => (
              <button
                key={choice.order}
                type="button"
                aria-pressed={order === choice.order}
                onClick={() => {
                  resources.order.set(choice.order)
                }}
              >
                {choice.label}
              </button>
            ))}
          </div>
          <p className={isReordered ? 'order-bar__words order-bar__words--loud' : 'order-bar__words'}>
            {orderWords(late)}
          </p>
        </>
      )}
      <p className="order-bar__told">{timesWords(steps, order)}</p>
    </div>
  )
}
