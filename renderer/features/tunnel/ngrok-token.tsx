import '../../components/field.css'
import { useId, useState } from 'react'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** The authtoken goes one way: it can be entered and forgotten, and is never shown again. */
export function NgrokToken({ isKept }: { isKept: boolean }) {
  const { tunnel } = useAppState()
  const failure = useObservable(tunnel.failure)
  const [token, setToken] = useState('')
  const id = useId()
  const keep = async (): Promise<void> => {
    if (await tunnel.setNgrokToken(token.trim())) setToken('')
  }
  return (
    <div className="tunnel-settings__field">
      <label className="field__label" htmlFor={id}>
        Authtoken
      </label>
      <div className="tunnel-settings__token">
        <input
          id={id}
          type="password"
          className="field__input"
          autoComplete="off"
          value={token}
          placeholder={isKept ? 'kept, locked by this system’s key store' : ''}
          onChange={(event) => {
            setToken(event.target.value)
          }}
        />
        <button
          type="button"
          className="button button--small"
          disabled={token.trim() === ''}
          onClick={() => void keep()}
        >
          Keep
        </button>
        {isKept ? (
          <button
            type="button"
            className="button button--small"
            onClick={() => void tunnel.setNgrokToken(null)}
          >
            Forget
          </button>
        ) : null}
      </div>
      {failure?.code === 'secrets-unavailable' ? (
        <p className="tunnel-settings__problem" role="alert">
          {failure.message} {failure.advice}
        </p>
      ) : (
        <p className="tunnel-settings__text">From ngrok’s dashboard, under Your Authtoken.</p>
      )}
    </div>
  )
}
