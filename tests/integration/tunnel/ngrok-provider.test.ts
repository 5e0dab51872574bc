import { expect, it } from 'vitest'
import { createNgrokProvider } from '../../../electron/tunnel/ngrok-provider'
import { freePort } from '../../support/tunnel/free-port'

it('says that it may go better later where ngrok’s server can’t be reached', async () => {
  const provider = createNgrokProvider({
    authtoken: 'token',
    domain: 'hooks.example.com',
    serverAddress: `127.0.0.1:${String(await freePort())}`,
  })
  const opening = provider.open({ localPort: 1, signal: AbortSignal.timeout(5000) })
  await expect(opening).rejects.toMatchObject({
    failure: { kind: 'trouble', trouble: { kind: 'server-silent' } },
  })
})
