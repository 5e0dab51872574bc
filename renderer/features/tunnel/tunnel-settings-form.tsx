import './tunnel-settings-form.css'
import { useState } from 'react'
import { TunnelChoice, type TunnelProviderId, type TunnelView } from '../../../core/contract/tunnel'
import { Field } from '../../components/field'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { NgrokToken } from './ngrok-token'

const PROVIDERS: readonly { id: TunnelProviderId; name: string; text: string }[] = [
  {
    id: 'localtunnel',
    name: 'localtunnel',
    text: 'The public server or one of your own. No account; the way from the server to here is not encrypted.',
  },
  {
    id: 'ngrok',
    name: 'ngrok',
    text: 'With your own account and domain there. Encrypted up to this machine.',
  },
  {
    id: 'own-address',
    name: 'My own address',
    text: 'A reverse proxy, cloudflared or tailscale funnel that you run. Waybill checks it and shows it.',
  },
]

/** What the form's fields hold while they are edited; the empty text stands for none. */
interface Draft {
  provider: TunnelProviderId
  localtunnelServer: string
  ngrokDomain: string
  ownAddress: string
}

/** By which way the public address comes about. */
export function TunnelSettingsForm() {
  const { tunnel } = useAppState()
  const view = useObservable(tunnel.view)
  const [draft, setDraft] = useState<Draft>(() => draftOf(view.settings))
  const choice = readDraft(draft)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(view.settings))
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part })
  }
  return (
    <form
      className="tunnel-settings"
      onSubmit={(event) => {
        event.preventDefault()
        if (choice.value !== null) void tunnel.configure(choice.value)
      }}
    >
      <fieldset>
        <legend className="visually-hidden">How the public address comes about</legend>
        {PROVIDERS.map(({ id, name, text }) => (
          <label key={id} className="tunnel-settings__provider">
            <input
              type="radio"
              name="provider"
              checked={draft.provider === id}
              onChange={() => {
                change({ provider: id })
              }}
            />
            <span>
              <strong>{name}</strong>
              <span className="tunnel-settings__text">{text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <ProviderFields draft={draft} change={change} view={view} problem={choice.problem} />
      <div className="tunnel-settings__end">
        <button
          type="submit"
          className="button button--small button--primary"
          disabled={!isChanged || choice.value === null}
        >
          Use these
        </button>
        {isChanged && view.settings.wanted ? (
          <span className="tunnel-settings__text">The tunnel is opened anew with them.</span>
        ) : null}
      </div>
    </form>
  )
}

interface ProviderFieldsProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  view: TunnelView
  problem: string | null
}

function ProviderFields({ draft, change, view, problem }: ProviderFieldsProps) {
  switch (draft.provider) {
    case 'localtunnel':
      return (
        <Field
          label="Server"
          problem={problem ?? undefined}
          hint="Your subdomain there stays the same for this data folder."
        >
          {(props) => (
            <input
              {...props}
              value={draft.localtunnelServer}
              spellCheck={false}
              onChange={(event) => {
                change({ localtunnelServer: event.target.value })
              }}
            />
          )}
        </Field>
      )
    case 'ngrok':
      return (
        <>
          <Field
            label="Domain"
            problem={problem ?? undefined}
            hint="Free accounts have one, in ngrok’s dashboard under Domains."
          >
            {(props) => (
              <input
                {...props}
                value={draft.ngrokDomain}
                placeholder="your-name.ngrok-free.app"
                spellCheck={false}
                onChange={(event) => {
                  change({ ngrokDomain: event.target.value })
                }}
              />
            )}
          </Field>
          <NgrokToken isKept={view.hasNgrokToken} />
        </>
      )
    case 'own-address':
      return (
        <Field
          label="Public address"
          problem={problem ?? undefined}
          hint={`Lead it to http://127.0.0.1:${view.doorPort === null ? 'PORT; the port is shown here once it is open' : String(view.doorPort)}.`}
        >
          {(props) => (
            <input
              {...props}
              value={draft.ownAddress}
              placeholder="https://hooks.example.com"
              spellCheck={false}
              onChange={(event) => {
                change({ ownAddress: event.target.value })
              }}
            />
          )}
        </Field>
      )
  }
}

function draftOf({ provider, localtunnelServer, ngrokDomain, ownAddress }: TunnelView['settings']): Draft {
  return { provider, localtunnelServer, ngrokDomain: ngrokDomain ?? '', ownAddress: ownAddress ?? '' }
}

/** The choice that the fields make, or what is wrong with it. Fields of other providers keep their text unread. */
function readDraft(draft: Draft): { value: TunnelChoice | null; problem: string | null } {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  const parsed = TunnelChoice.safeParse({
    provider: draft.provider,
    localtunnelServer: draft.localtunnelServer.trim(),
    ngrokDomain: orNull(draft.ngrokDomain),
    ownAddress: orNull(draft.ownAddress),
  })
  if (parsed.success) return { value: parsed.data, problem: null }
  const isDomain = parsed.error.issues.some(({ path }) => path[0] === 'ngrokDomain')
  return {
    value: null,
    problem: isDomain
      ? 'This must be a host name, as hooks.example.com.'
      : 'This must be an address without a path, as https://hooks.example.com.',
  }
}
