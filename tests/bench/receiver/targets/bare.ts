// The least that HTTP in Node costs: reads the body to its end, keeps nothing, says OK.
import { createServer } from 'node:http'
import { reportLoopDelay } from '../loop-delay'

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 2 })
    response.end('OK')
  })
})
server.listen(Number(process.argv[2]), '127.0.0.1')
reportLoopDelay()
