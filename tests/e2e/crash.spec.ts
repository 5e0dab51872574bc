import { crashCommand } from '../crash/crash-command'
import { killInRounds } from '../crash/rounds'
import { test } from './fixtures'

// The whole of it, 50 rounds, is npm run test:crash.
test('what was acknowledged is there after the app was killed, three times over', async () => {
  test.slow()
  await killInRounds(3, crashCommand(), (line) => {
    test.info().annotations.push({ type: 'round', description: line })
  })
})
