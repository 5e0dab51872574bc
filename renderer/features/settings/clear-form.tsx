import { useEffect, useId, useState, type ReactNode } from 'react'
import type { CriteriaMatch, DeliveryCriteria } from '../../../core/contract/history'
import { formatCount, formatSize } from '../../../core/format/size'
import { PROVIDER_IDS } from '../../../core/provider/provider-id'
import { providerLabel } from '../../../core/provider/providers'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

const HOUR_MS = 60 * 60 * 1000

const AGES = [
  { label: 'Of any age', ms: 0 },
  { label: 'Older than an hour', ms: HOUR_MS },
  { label: 'Older than a day', ms: 24 * HOUR_MS },
  { label: 'Older than 7 days', ms: 7 * 24 * HOUR_MS },
  { label: 'Older than 30 days', ms: 30 * 24 * HOUR_MS },
]

interface Chosen {
  provider: DeliveryCriteria['provider']
  eventName: string
  path: string
  ageMs: number
  includePinned: boolean
}

const EVERYTHING: Chosen = { provider: null, eventName: '', path: '', ageMs: 0, includePinned: false }

/** Chooses what to clear, counts it before anything is cleared, and clears exactly what was counted. */
export function ClearForm() {
  const { history, openSettings } = useAppState()
  const [chosen, setChosen] = useState(EVERYTHING)
  const counted = useMatch(chosen)
  return (
    <form
      aria-labelledby="history-clear"
      onSubmit={(event) => {
        event.preventDefault()
        if (counted === null || counted.match.deliveries === 0) return
        const { criteria, match } = counted
        void history.clear({ what: 'matching', criteria, upToId: match.upToId })
        openSettings.set(null)
      }}
    >
      <h3 id="history-clear" className="settings-page__heading">
        Clear
      </h3>
      <ClearFields chosen={chosen} onChange={setChosen} />
      <div className="settings-page__end">
        <button
          type="submit"
          className="button button--danger"
          disabled={counted === null || counted.match.deliveries === 0}
        >
          Clear {counted === null ? '' : deliveries(counted.match.deliveries)}
        </button>
        <span role="status">{counted === null ? 'Counting…' : outcome(counted.match)}</span>
      </div>
    </form>
  )
}

function ClearFields({ chosen, onChange }: { chosen: Chosen; onChange: (next: Chosen) => void }) {
  const change = (next: Partial<Chosen>): void => {
    onChange({ ...chosen, ...next })
  }
  return (
    <div className="settings-page__rows">
      <Row label="From">
        {(id) => (
          <select
            id={id}
            className="field__input"
            value={chosen.provider ?? ''}
            onChange={({ target }) => {
              change({ provider: PROVIDER_IDS.find((provider) => provider === target.value) ?? null })
            }}
          >
            <option value="">Any sender</option>
            {PROVIDER_IDS.map((provider) => (
              <option key={provider} value={provider}>
                {providerLabel(provider)}
              </option>
            ))}
          </select>
        )}
      </Row>
      <Row label="Event begins with">
        {(id) => (
          <input
            id={id}
            className="field__input"
            placeholder="order."
            value={chosen.eventName}
            onChange={({ target }) => {
              change({ eventName: target.value })
            }}
          />
        )}
      </Row>
      <Row label="Path begins with">
        {(id) => (
          <input
            id={id}
            className="field__input"
            placeholder="/webhooks/"
            value={chosen.path}
            onChange={({ target }) => {
              change({ path: target.value })
            }}
          />
        )}
      </Row>
      <Row label="Received">
        {(id) => (
          <select
            id={id}
            className="field__input"
            value={chosen.ageMs}
            onChange={({ target }) => {
              change({ ageMs: Number(target.value) })
            }}
          >
            {AGES.map(({ label, ms }) => (
              <option key={ms} value={ms}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Row>
      <div className="settings-page__row">
        <label className="settings-page__check">
          <input
            type="checkbox"
            checked={chosen.includePinned}
            onChange={({ target }) => {
              change({ includePinned: target.checked })
            }}
          />
          Pinned ones, too
        </label>
      </div>
    </div>
  )
}

function Row({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="settings-page__row">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

interface Counted {
  criteria: DeliveryCriteria
  match: CriteriaMatch
}

/** Counts anew whenever something else is chosen or the list changes; null until then. */
function useMatch(chosen: Chosen): Counted | null {
  const { history } = useAppState()
  const { deliveries: kept, pinned } = useObservable(history.state)
  const [counted, setCounted] = useState<{ for: Chosen; result: Counted } | null>(null)
  useEffect(() => {
    let isCurrent = true
    const criteria: DeliveryCriteria = {
      provider: chosen.provider,
      eventName: chosen.eventName === '' ? null : chosen.eventName,
      path: chosen.path === '' ? null : chosen.path,
      beforeMs: chosen.ageMs === 0 ? null : Date.now() - chosen.ageMs,
      includePinned: chosen.includePinned,
    }
    history.match(criteria).then(
      (match) => {
        if (isCurrent) setCounted({ for: chosen, result: { criteria, match } })
      },
      () => {
        // Without a count nothing can be cleared; the store's own notice says what is wrong.
        if (isCurrent) setCounted(null)
      },
    )
    return () => {
      isCurrent = false
    }
  }, [history, chosen, kept, pinned])
  return counted?.for === chosen ? counted.result : null
}

function outcome({ deliveries: count, bodyBytes, pinnedKept }: CriteriaMatch): string {
  const stays = pinnedKept === 0 ? '' : ` ${formatCount(pinnedKept)} pinned stay.`
  if (count === 0) return `Nothing to clear.${stays}`
  return `${formatSize(bodyBytes)} of bodies.${stays} It can be undone for 8 seconds.`
}

function deliveries(count: number): string {
  return count === 1 ? '1 delivery' : `${formatCount(count)} deliveries`
}
