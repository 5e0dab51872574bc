import { expect, it } from 'vitest'
import { wayHeaderNote } from '../../../../core/tunnel/way-headers'

it('tells what a tunnel writes from what a sender of webhooks writes', () => {
  for (const name of ['Host', 'connection', 'X-Forwarded-For', 'x-forwarded-proto', 'X-Real-IP']) {
    expect(wayHeaderNote(name)).not.toBeNull()
  }
  for (const name of ['Signature', 'Content-Type', 'User-Agent', 'X-Forwarder'])
    expect(wayHeaderNote(name)).toBeNull()
})
