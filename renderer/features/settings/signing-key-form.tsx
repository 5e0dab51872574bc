import { useState } from 'react'
import { SigningKeyName, SigningSecret, type SigningKeysView } from '../../../core/contract/signing-keys'
import { Field } from '../../components/field'
import { useAppState } from '../../hooks/use-app-state'

/** Gives one key; what is wrong with it stands at its field once it was to be added. */
export function SigningKeyForm({ keys }: Pick<SigningKeysView, 'keys'>) {
  const { signingKeys } = useAppState()
  const [name, setName] = useState('')
  const [secret, setSecret] = useState('')
  const [wasTried, setWasTried] = useState(false)
  /** What only the main process could know of this secret. */
  const [refusal, setRefusal] = useState<string | null>(null)
  const nameProblem = problemOfName(name, keys)
  const secretProblem = SigningSecret.safeParse(secret).error?.issues[0]?.message ?? refusal ?? undefined

  const add = async (): Promise<void> => {
    setWasTried(true)
    if (nameProblem !== undefined || secretProblem !== undefined) return
    const { isAdded, problem } = await signingKeys.add({ name: name.trim(), secret: secret.trim() })
    setRefusal(problem)
    if (!isAdded) return
    // Whoever is quick has begun to enter the next one.
    setName((now) => (now === name ? '' : now))
    setSecret((now) => (now === secret ? '' : now))
    setWasTried(false)
  }

  return (
    <form
      className="signing-key-form"
      aria-label="A new key"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Field
        label="Name"
        hint="As the credential is called in Fleetbase, say."
        problem={wasTried ? nameProblem : undefined}
      >
        {(props) => (
          <input
            {...props}
            value={name}
            autoComplete="off"
            onChange={(event) => {
              setName(event.target.value)
            }}
          />
        )}
      </Field>
      <Field label="Secret" hint={hintOf(secret)} problem={wasTried ? secretProblem : undefined}>
        {(props) => (
          <input
            {...props}
            type="password"
            className={`${props.className} mono`}
            value={secret}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setSecret(event.target.value)
              setRefusal(null)
            }}
          />
        )}
      </Field>
      <p className="settings-page__note">
        It is not shown again, and is in no export and no log. What was kept before is checked with it, too,
        the newest first.
      </p>
      <div className="settings-page__end">
        <button type="submit" className="button button--primary">
          Add the key
        </button>
      </div>
    </form>
  )
}

function problemOfName(name: string, keys: SigningKeysView['keys']): string | undefined {
  const known = keys.find((key) => key.name === name.trim())
  // One without its secret is given anew.
  if (known !== undefined && known.state !== 'absent') return 'There is a key of this name already.'
  return SigningKeyName.safeParse(name).error?.issues[0]?.message
}

function hintOf(secret: string): string {
  if (secret !== secret.trim() && secret.trim() !== '') {
    return 'The spaces around it are left off: they came along when it was copied.'
  }
  return 'The credential’s Secret Key in the console, under Developers, API Keys.'
}
