// Takes a picture of every state of the window, from the real app with real deliveries. Run it after a change to the window
// and look at what it made: npm run screenshots, or npm run screenshots -- tunnel. The ones in the README are among them.
import { mkdirSync } from 'node:fs'
import { pictureAnswers } from './answers'
import { pictureEmptyAndFull, pictureTakenPort, pictureThousands } from './deliveries'
import { pictureKeeping } from './keeping'
import { pictureList } from './list'
import { folder } from './photographer'
import { pictureTunnel } from './tunnel'

const SCENES: Readonly<Record<string, () => Promise<void>>> = {
  deliveries: pictureEmptyAndFull,
  thousands: pictureThousands,
  answers: pictureAnswers,
  'taken-port': pictureTakenPort,
  keeping: pictureKeeping,
  list: pictureList,
  tunnel: pictureTunnel,
}

const wanted = process.argv.slice(2)
for (const name of wanted) {
  if (!(name in SCENES))
    throw new Error(`There is no scene "${name}"; there are: ${Object.keys(SCENES).join(', ')}.`)
}
mkdirSync(folder, { recursive: true })
for (const [name, picture] of Object.entries(SCENES)) {
  if (wanted.length === 0 || wanted.includes(name)) await picture()
}
