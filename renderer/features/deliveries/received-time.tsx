import { Moment } from '../../components/moment'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** When a delivery came, as the person chose to be told times. */
export function ReceivedTime({ receivedAtUs, nowMs }: { receivedAtUs: number; nowMs: number }) {
  const { listView } = useAppState()
  const { time } = useObservable(listView.view)
  return <Moment atUs={receivedAtUs} nowMs={nowMs} time={time} />
}
