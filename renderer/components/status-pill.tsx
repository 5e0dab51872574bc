import './status-pill.css'

interface StatusPillProps {
  /** In the sender's words. */
  status: string
  title?: string
}

/** What state a resource is in: coloured where that is an end, good or bad. */
export function StatusPill({ status, title }: StatusPillProps) {
  return (
    <bdi className={`status-pill status-pill--${toneOf(status)}`} title={title}>
      {status}
    </bdi>
  )
}

const GOOD = new Set(['completed', 'delivered', 'succeeded', 'paid'])
const BAD = new Set(['canceled', 'cancelled', 'failed', 'dispatch_failed', 'expired', 'rejected', 'returned'])

function toneOf(status: string): 'good' | 'bad' | 'plain' {
  const lower = status.toLowerCase()
  if (GOOD.has(lower)) return 'good'
  return BAD.has(lower) ? 'bad' : 'plain'
}
