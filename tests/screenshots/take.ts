// Takes a picture of every state of the window, from the real app with real deliveries, into test-results/screenshots. Run
// it after a change to the window and look at what it made: npm run screenshots, or npm run screenshots -- tunnel. With
// --keep the README's own pictures are replaced by the new ones.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pictureAnswers } from './answers'
import { pictureDiff } from './diff'
import { pictureEmptyAndFull, pictureTakenPort, pictureThousands } from './deliveries'
import { pictureEvents } from './events'
import { pictureKeeping } from './keeping'
import { pictureList } from './list'
import { pictureMatrix } from './matrix'
import { folder, keptFolder } from './photographer'
import { pictureSignatures } from './signatures'
import { pictureTimeline } from './timeline'
import { pictureTunnel } from './tunnel'
import { pictureValues } from './values'

const SCENES: Readonly<Record<string, () => Promise<void>>> = {
  deliveries: pictureEmptyAndFull,
  thousands: pictureThousands,
  answers: pictureAnswers,
  'taken-port': pictureTakenPort,
  events: pictureEvents,
  keeping: pictureKeeping,
  list: pictureList,
  diff: pictureDiff,
  matrix: pictureMatrix,
  signatures: pictureSignatures,
  timeline: pictureTimeline,
  tunnel: pictureTunnel,
  values: pictureValues,
}

/** The pictures that the README shows. */
const KEPT = ['payload-light', 'overview-dark', 'timeline-light', 'diff-created-to-dispatched-light']

const wanted = process.argv.slice(2).filter((argument) => argument !== '--keep')
for (const name of wanted) {
  if (!(name in SCENES))
    throw new Error(`There is no scene "${name}"; there are: ${Object.keys(SCENES).join(', ')}.`)
}
mkdirSync(folder, { recursive: true })
for (const [name, picture] of Object.entries(SCENES)) {
  if (wanted.length === 0 || wanted.includes(name)) await picture()
}
if (process.argv.includes('--keep')) {
  for (const name of KEPT.map((kept) => `${kept}.png`)) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(keptFolder, name))
  }
}
