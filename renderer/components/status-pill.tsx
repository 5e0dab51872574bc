import './status-pill.css'

/** The status that Waybill answered, coloured by its class. */
export function StatusPill({ status }: { status: number }) {
  return (
    <span
      className={`status-pill status-pill--${toneOf(status)}`}
      title={`Waybill answered ${String(status)}`}
    >
      {status}
    </span>
  )
}

function toneOf(status: number): 'ok' | 'warn' | 'bad' {
  if (status >= 200 && status < 300) return 'ok'
  return status < 500 ? 'warn' : 'bad'
}
