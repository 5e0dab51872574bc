import { networkInterfaces } from 'node:os'
import type { Clock } from './clock'

const LOOK_EVERY_MS = 3000

/** Calls `onChange` when this machine's addresses change: another Wi-Fi, a cable, a VPN. Gives the function that stops it. */
export function watchNetwork(clock: Clock, onChange: () => void, addresses = currentAddresses): () => void {
  let known = addresses()
  let stop = (): void => undefined
  const look = (): void => {
    const now = addresses()
    if (now !== known) onChange()
    known = now
    stop = clock.after(LOOK_EVERY_MS, look)
  }
  stop = clock.after(LOOK_EVERY_MS, look)
  return () => {
    stop()
  }
}

function currentAddresses(): string {
  const all = Object.entries(networkInterfaces()).flatMap(([name, entries = []]) =>
    // IPv6 privacy addresses change every so often on a network that stays; the prefix does not.
    entries.map(
      ({ address, family }) =>
        `${name} ${family === 'IPv6' ? address.split(':').slice(0, 4).join(':') : address}`,
    ),
  )
  return [...new Set(all)].sort().join('\n')
}
