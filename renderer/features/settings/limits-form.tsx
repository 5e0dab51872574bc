import { useId, useState } from 'react'
import { RetentionLimits } from '../../../core/contract/retention'
import { useAppState } from '../../hooks/use-app-state'

const MEGABYTE = 1024 * 1024

type Field = keyof RetentionLimits

interface Entered {
  maxDeliveries: string
  maxMegabytes: string
  /** Empty for no limit. */
  maxAgeDays: string
}

const ERRORS: Record<Field, string> = {
  maxDeliveries: 'A whole number from 100 to 10,000,000.',
  maxBytes: 'A whole number of megabytes from 10 to 1,048,576.',
  maxAgeDays: 'A whole number of days from 1 to 3,650, or nothing for no limit.',
}

/** The limits of the history, checked as they are typed and in force when they are saved. */
export function LimitsForm({ limits }: { limits: RetentionLimits }) {
  const { history } = useAppState()
  const [entered, setEntered] = useState<Entered>({
    maxDeliveries: String(limits.maxDeliveries),
    maxMegabytes: String(limits.maxBytes / MEGABYTE),
    maxAgeDays: limits.maxAgeDays === null ? '' : String(limits.maxAgeDays),
  })
  const parsed = RetentionLimits.safeParse({
    maxDeliveries: numberIn(entered.maxDeliveries),
    maxBytes: numberIn(entered.maxMegabytes) * MEGABYTE,
    maxAgeDays: entered.maxAgeDays.trim() === '' ? null : numberIn(entered.maxAgeDays),
  })
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]))
  const isChanged = parsed.success && JSON.stringify(parsed.data) !== JSON.stringify(limits)
  const change = (field: keyof Entered) => (value: string) => {
    setEntered({ ...entered, [field]: value })
  }
  const errorOf = (field: Field): string | null => (wrong.has(field) ? ERRORS[field] : null)
  return (
    <form
      aria-labelledby="history-limits"
      onSubmit={(event) => {
        event.preventDefault()
        if (parsed.success) void history.limit(parsed.data)
      }}
    >
      <h3 id="history-limits" className="settings-page__heading">
        Limits
      </h3>
      <p className="settings-page__note">
        Past a limit the oldest deliveries are dropped. Pinned ones stay, and a webhook is never refused for
        want of room here.
      </p>
      <div className="settings-page__rows">
        <LimitField
          label="At most"
          unit="deliveries"
          value={entered.maxDeliveries}
          error={errorOf('maxDeliveries')}
          onChange={change('maxDeliveries')}
        />
        <LimitField
          label="At most"
          unit="MB on disk"
          value={entered.maxMegabytes}
          error={errorOf('maxBytes')}
          onChange={change('maxMegabytes')}
        />
        <LimitField
          label="No older than"
          unit="days"
          placeholder="no limit"
          value={entered.maxAgeDays}
          error={errorOf('maxAgeDays')}
          onChange={change('maxAgeDays')}
        />
      </div>
      <div className="settings-page__end">
        <button type="submit" className="button button--primary" disabled={!isChanged}>
          Save limits
        </button>
      </div>
    </form>
  )
}

interface LimitFieldProps {
  label: string
  unit: string
  value: string
  placeholder?: string
  error: string | null
  onChange: (value: string) => void
}

function LimitField({ label, unit, value, placeholder, error, onChange }: LimitFieldProps) {
  const id = useId()
  return (
    <div className="settings-page__row">
      <label htmlFor={id}>
        {label}
        <span className="visually-hidden"> ({unit})</span>
      </label>
      <span>
        <input
          id={id}
          className="field__input settings-page__number"
          inputMode="numeric"
          value={value}
          placeholder={placeholder}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          onChange={(event) => {
            onChange(event.target.value)
          }}
        />
        <span className="settings-page__unit" aria-hidden="true">
          {unit}
        </span>
      </span>
      {error === null ? null : (
        <p id={`${id}-error`} className="settings-page__error" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

/** NaN where it is no whole number; commas may set thousands apart. */
function numberIn(text: string): number {
  const digits = text.trim().replaceAll(',', '')
  return /^\d+$/.test(digits) ? Number(digits) : NaN
}
