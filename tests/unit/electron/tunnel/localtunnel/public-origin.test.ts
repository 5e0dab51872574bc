import { expect, it } from 'vitest'
import { dialAddress, publicOrigin } from '../../../../../electron/tunnel/localtunnel/public-origin'

it.each([
  ['https://localtunnel.me', 'https://name.loca.lt', 'https://name.loca.lt'],
  ['http://127.0.0.1:3000', 'http://name.lt.test', 'http://name.lt.test:3000'],
  [
    'https://tunnel.example.com:8443',
    'https://name.tunnel.example.com',
    'https://name.tunnel.example.com:8443',
  ],
  // A server behind a proxy that speaks https for it.
  ['https://tunnel.example.com', 'http://name.tunnel.example.com', 'https://name.tunnel.example.com'],
  ['http://tunnel.example.com', 'https://name.tunnel.example.com', 'https://name.tunnel.example.com'],
])('a server reached at %s that says %s gives %s', (server, answered, origin) => {
  expect(publicOrigin(server, answered)).toBe(origin)
})

it('dials names under a server on this machine at that server, and no others', () => {
  expect(dialAddress('http://127.0.0.1:3000')).toEqual({ host: '127.0.0.1', port: 3000 })
  expect(dialAddress('http://[::1]')).toEqual({ host: '::1', port: 80 })
  expect(dialAddress('https://localhost')).toEqual({ host: 'localhost', port: 443 })
  expect(dialAddress('http://127.0.0.1.example.com:3000')).toBeNull()
  expect(dialAddress('https://localtunnel.me')).toBeNull()
})
