import '../../components/field.css'
import './settings-page.css'
import { useEffect, useId, useState } from 'react'
import { ReceivingChoices } from '../../../core/contract/receiving'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

const MEGABYTE = 1024 * 1024

const WINDOW_CLOSED_LABELS: Record<ReceivingChoices['windowClosed'], string> = {
  ask: 'Ask',
  'keep-receiving': 'Keep receiving',
  quit: 'Quit Waybill',
}

/** What is taken in, and whether it goes on without a window. */
export function ReceivingSection() {
  const { receiving, info } = useAppState()
  const choices = useObservable(receiving.value)
  const failure = useObservable(receiving.failure)
  const platform = useObservable(info)?.platform
  useEffect(() => {
    void receiving.fetch()
  }, [receiving])
  return (
    <div className="settings-page">
      {failure === null ? null : (
        <Notice tone="problem" title={failure.message}>
          {failure.advice}
        </Notice>
      )}
      {choices === null ? null : (
        <>
          {/* Begun anew when another limit comes into force. */}
          <BodyLimit key={choices.maxBodyBytes} choices={choices} />
          {platform === 'darwin' ? null : <WindowClosed choices={choices} />}
        </>
      )}
    </div>
  )
}

function BodyLimit({ choices }: { choices: ReceivingChoices }) {
  const { receiving } = useAppState()
  const id = useId()
  const [entered, setEntered] = useState(String(choices.maxBodyBytes / MEGABYTE))
  const megabytes = /^\s*\d+\s*$/.test(entered) ? Number(entered) : NaN
  const parsed = ReceivingChoices.safeParse({ ...choices, maxBodyBytes: megabytes * MEGABYTE })
  const isChanged = parsed.success && parsed.data.maxBodyBytes !== choices.maxBodyBytes
  return (
    <form
      aria-labelledby={`${id}-heading`}
      onSubmit={(event) => {
        event.preventDefault()
        if (parsed.success) void receiving.save(parsed.data)
      }}
    >
      <h3 id={`${id}-heading`} className="settings-page__heading">
        Large bodies
      </h3>
      <p className="settings-page__note">
        A body over the limit is answered 413. Its first MB is kept to look at, with the whole size and hash.
      </p>
      <div className="settings-page__rows">
        <div className="settings-page__row">
          <label htmlFor={id}>
            Keep whole up to<span className="visually-hidden"> (MB)</span>
          </label>
          <span>
            <input
              id={id}
              className="field__input settings-page__number"
              inputMode="numeric"
              value={entered}
              aria-invalid={!parsed.success}
              aria-describedby={parsed.success ? undefined : `${id}-error`}
              onChange={(event) => {
                setEntered(event.target.value)
              }}
            />
            <span className="settings-page__unit" aria-hidden="true">
              MB
            </span>
          </span>
          {parsed.success ? null : (
            <p id={`${id}-error`} className="settings-page__error" role="alert">
              A whole number of megabytes from 1 to 128.
            </p>
          )}
        </div>
      </div>
      <div className="settings-page__end">
        <button type="submit" className="button button--primary" disabled={!isChanged}>
          Save limit
        </button>
      </div>
    </form>
  )
}

function WindowClosed({ choices }: { choices: ReceivingChoices }) {
  const { receiving } = useAppState()
  const id = useId()
  return (
    <fieldset className="settings-page__choices">
      <legend className="settings-page__heading">When the window is closed</legend>
      {(Object.keys(WINDOW_CLOSED_LABELS) as ReceivingChoices['windowClosed'][]).map((choice) => (
        <label key={choice} className="settings-page__choice">
          <input
            type="radio"
            name={id}
            checked={choices.windowClosed === choice}
            onChange={() => {
              void receiving.save({ ...choices, windowClosed: choice })
            }}
          />
          {WINDOW_CLOSED_LABELS[choice]}
        </label>
      ))}
      <p className="settings-page__note">
        While it keeps receiving, an icon in the notification area brings the window back. So does starting
        Waybill again.
      </p>
    </fieldset>
  )
}
