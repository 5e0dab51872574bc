import './settings-page.css'
import './signatures-section.css'
import { KeyRound, Trash2 } from 'lucide-react'
import {
  MAX_SIGNING_KEYS,
  type SigningKey,
  type SigningKeyState,
  type SigningKeysView,
} from '../../../core/contract/signing-keys'
import { FLEETBASE_CONSOLE_KEY } from '../../../core/delivery/signature'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { SigningKeyForm } from './signing-key-form'
import { useFocusOnWayBack } from './use-focus-on-way-back'

/** The keys that signatures are tried with: Fleetbase's own, and those that a person gives. */
export function SignaturesSection() {
  const { signingKeys } = useAppState()
  const view = useObservable(signingKeys.view)
  const { keys, removed } = view
  const wayBack = useFocusOnWayBack(view)
  const failure = useObservable(signingKeys.failure)
  return (
    <div className="settings-page" ref={wayBack.page}>
      {failure === null ? null : (
        <Notice tone="problem" title={failure.message}>
          {failure.advice}
        </Notice>
      )}
      <section aria-labelledby="signing-keys">
        <h3 id="signing-keys" className="settings-page__heading">
          Keys that signatures are tried with
        </h3>
        <p className="settings-page__note">
          What is done in Fleetbase’s console is signed with the word “{FLEETBASE_CONSOLE_KEY}”. What is
          caused through its API is signed with the secret of the API credential that was used, so give the
          secrets of yours.
        </p>
        <ul className="signing-keys" aria-label="Keys">
          <li className="signing-keys__key">
            <KeyRound className="signing-keys__icon" size={15} aria-hidden="true" />
            <span className="signing-keys__words">
              <span className="mono">{FLEETBASE_CONSOLE_KEY}</span>
              <span className="signing-keys__state">Built in: Fleetbase’s own, the same everywhere</span>
            </span>
          </li>
          {keys.map((key) => (
            <KeyLine
              key={key.id}
              signingKey={key}
              state={key.state}
              onRemove={() => {
                wayBack.note(key.id)
                void signingKeys.remove(key.id)
              }}
            />
          ))}
        </ul>
        <RemovedKey
          removed={removed}
          onRestore={(key) => {
            wayBack.note(key)
            void signingKeys.restore()
          }}
        />
        {keys.length >= MAX_SIGNING_KEYS ? (
          <p className="settings-page__note">
            There are {String(MAX_SIGNING_KEYS)} keys, the most there can be.
          </p>
        ) : (
          <SigningKeyForm keys={keys} />
        )}
      </section>
    </div>
  )
}

const STATES: Readonly<Record<SigningKeyState, { words: string; isWarning: boolean }>> = {
  unlocking: { words: 'Waiting for this system’s key store to unlock its secret', isWarning: false },
  kept: { words: 'Its secret is locked by this system’s key store', isWarning: false },
  'until-quit': {
    words: 'In use until Waybill is closed: this system has no key store to lock its secret with',
    isWarning: true,
  },
  absent: {
    words: 'Not in use: its secret is not there, or can’t be unlocked. Give it again under the same name',
    isWarning: true,
  },
}

interface KeyLineProps {
  signingKey: SigningKey
  state: SigningKeyState
  onRemove: () => void
}

function KeyLine({ signingKey: { id, name }, state, onRemove }: KeyLineProps) {
  const { words, isWarning } = STATES[state]
  return (
    <li className="signing-keys__key">
      <KeyRound className="signing-keys__icon" size={15} aria-hidden="true" />
      <span className="signing-keys__words">
        <bdi>{name}</bdi>
        <span
          className={isWarning ? 'signing-keys__state signing-keys__state--warning' : 'signing-keys__state'}
        >
          {words}
        </span>
      </span>
      <button
        type="button"
        className="button button--quiet button--icon button--small"
        aria-label={`Remove the key ${name}`}
        data-key={id}
        onClick={onRemove}
      >
        <Trash2 size={14} aria-hidden="true" />
      </button>
    </li>
  )
}

/** What a removal means, and the way back. It is there before it says anything, so that it is read out. */
function RemovedKey({
  removed,
  onRestore,
}: Pick<SigningKeysView, 'removed'> & { onRestore: (key: string) => void }) {
  return (
    <div role="status">
      {removed === null ? null : (
        <p className="signing-keys__removed">
          <span>
            “<bdi>{removed.name}</bdi>” was removed; what it signed becomes “By an unknown key”.
          </span>
          <button
            type="button"
            className="button button--small"
            data-key={removed.id}
            onClick={() => {
              onRestore(removed.id)
            }}
          >
            Bring it back
          </button>
        </p>
      )}
    </div>
  )
}
