import '../../components/field.css'
import './settings-page.css'
import { droppedSentences } from '../../../core/format/dropped'
import { formatCount, formatSize } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { ClearForm } from './clear-form'
import { LimitsForm } from './limits-form'

/** How much is kept, how much of it may be, and a way to be rid of it. */
export function HistorySection() {
  const { history } = useAppState()
  const state = useObservable(history.state)
  const dropped = droppedSentences(state)
  return (
    <div className="settings-page">
      <section aria-labelledby="history-kept">
        <h3 id="history-kept" className="settings-page__heading">
          Kept on this machine
        </h3>
        <dl className="settings-page__facts">
          <div>
            <dt>Deliveries</dt>
            <dd>{formatCount(state.deliveries)}</dd>
          </div>
          <div>
            <dt>Pinned</dt>
            <dd>{formatCount(state.pinned)}</dd>
          </div>
          <div>
            <dt>On disk</dt>
            <dd>{formatSize(state.bytesOnDisk)}</dd>
          </div>
        </dl>
        <p className="settings-page__note">
          {dropped.length === 0 ? 'Nothing has been dropped for the limits below.' : `${dropped.join('. ')}.`}
        </p>
      </section>
      {/* Begun anew when other limits come into force. */}
      <LimitsForm key={JSON.stringify(state.limits)} limits={state.limits} />
      <ClearForm />
    </div>
  )
}
