import './tunnel-panel.css'

interface ConsentCardProps {
  /** The tunnel's server that will be used. */
  server: string
  onAgree: () => void
  onCancel: () => void
}

/** What an open tunnel exposes, said once before the first one is opened. */
export function ConsentCard({ server, onAgree, onCancel }: ConsentCardProps) {
  return (
    <section className="tunnel-panel" aria-labelledby="tunnel-consent">
      <div className="tunnel-panel__part">
        <h2 className="tunnel-panel__title" id="tunnel-consent">
          Open a public address?
        </h2>
        <p>
          Anyone who knows the address can then send requests to Waybill, and only to Waybill: they pass
          through <span className="mono">{new URL(server).host}</span>, whose operator can read them, travel
          from there to this machine unencrypted, and the answers tell this machine’s IP address.
        </p>
        <p className="tunnel-panel__small">
          The address is long and random, stays yours for this data folder, and closes with the same switch.
          It opens again when Waybill starts. For data that must not pass through others, choose your own
          server or ngrok in the settings.
        </p>
        <div className="tunnel-panel__actions">
          <button type="button" className="button button--primary" onClick={onAgree}>
            Open it
          </button>
          <button type="button" className="button" onClick={onCancel}>
            Not now
          </button>
        </div>
      </div>
    </section>
  )
}
