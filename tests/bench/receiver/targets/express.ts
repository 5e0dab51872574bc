// The receiver of Fleetbase's own recipe: parses the body, stores nothing, says OK.
import express from 'express'
import { reportLoopDelay } from '../loop-delay'

const app = express()
app.use(express.json())
app.post('/webhooks/fleetbase', (_request, response) => {
  response.sendStatus(200)
})
app.listen(Number(process.argv[2]), '127.0.0.1')
reportLoopDelay()
