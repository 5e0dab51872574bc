import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openGapLog } from '../../../../electron/tunnel/gap-log'
import { recordingLog } from '../../../support/recording-log'
import { tempFolder } from '../../../support/temp-folder'

const log = recordingLog()

it('remembers gaps and when the address last worked, over a restart', async () => {
  const file = join(tempFolder(), 'tunnel.json')
  const gaps = await openGapLog(file, log)
  expect([gaps.lastAliveMs, gaps.gaps()]).toEqual([null, []])
  gaps.note({ fromMs: 1, toMs: null, cause: 'offline' })
  gaps.note({ fromMs: 1, toMs: 5, cause: 'offline' })
  gaps.note({ fromMs: 9, toMs: null, cause: 'slept' })
  gaps.alive(9)
  gaps.delivered(8)
  await gaps.flush()
  const again = await openGapLog(file, log)
  // The one without an end is part of the gap that the new start makes.
  expect([again.lastAliveMs, again.lastDeliveryMs(), again.gaps()]).toEqual([
    9,
    8,
    [{ fromMs: 1, toMs: 5, cause: 'offline' }],
  ])
})

it('puts away what has ended and forgets the rest when the person closes the tunnel', async () => {
  const file = join(tempFolder(), 'tunnel.json')
  const gaps = await openGapLog(file, log)
  gaps.note({ fromMs: 1, toMs: 5, cause: 'offline' })
  gaps.note({ fromMs: 9, toMs: null, cause: 'offline' })
  gaps.putAway()
  expect(gaps.gaps()).toEqual([{ fromMs: 9, toMs: null, cause: 'offline' }])
  gaps.alive(10)
  gaps.closed()
  await gaps.flush()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    lastAliveMs: null,
    lastDeliveryMs: null,
    gaps: [],
  })
})

it('begins anew where the file is damaged', async () => {
  const file = join(tempFolder(), 'tunnel.json')
  writeFileSync(file, '{"gaps": 1')
  expect((await openGapLog(file, log)).gaps()).toEqual([])
})
