import { createServer } from 'node:http'
import { onTestFinished, expect, it } from 'vitest'
import { listenOnLoopback } from '../../../../electron/receiver/listen'

it('goes on listening after a connection that the system could not hand over', async () => {
  const servers = [createServer(), createServer()] as const
  onTestFinished(() => {
    for (const server of servers) server.close()
  })
  servers[0].on('request', (_request, response) => response.end('still here'))
  const heard: Error[] = []
  const port = await listenOnLoopback(...servers, 0, (error) => heard.push(error))

  // What Node does when accept fails; too many open files are absorbed by libuv, too many in the whole system are not.
  const failure = new Error('accept ENFILE')
  servers[0].emit('error', failure)

  expect(heard).toEqual([failure])
  const answer = await fetch(`http://127.0.0.1:${String(port)}/`)
  expect(await answer.text()).toBe('still here')
})
