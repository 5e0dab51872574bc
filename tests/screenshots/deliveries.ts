import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { withWaybill, type Photographer } from './photographer'

async function post(
  origin: string,
  path: string,
  contentType: string,
  body: string | Uint8Array<ArrayBuffer>,
) {
  await fetch(`${origin}${path}`, { method: 'POST', headers: { 'content-type': contentType }, body })
}

/** An order's life and what else a morning of integrating brings. */
async function sendAMorning({ main }: Photographer, origin: string): Promise<void> {
  await post(origin, '/webhooks/stripe', 'application/json', '{"id":"evt_1","type":"charge.refunded"}')
  await post(
    origin,
    '/hooks/form',
    'application/x-www-form-urlencoded',
    'name=Zo%C3%AB+Tan&tag=express&tag=fragile',
  )
  await post(
    origin,
    '/webhooks/broken',
    'application/json',
    '{\n  "status": "created",\n  "items": [1, 2,]\n}',
  )
  await postAsFleetbase(origin, '[]')
  await fetch(`${origin}/webhooks/fleetbase`, { headers: { 'user-agent': 'GuzzleHttp/7' } })
  await postAsFleetbase(origin, fleetbaseBody('driver.created'))
  await postAsFleetbase(origin, fleetbaseBody('order.created'))
  await main.row('order.created').waitFor()
  for (const name of ['order.created', 'order.driver_assigned', 'order.dispatched', 'order.completed']) {
    await main.page.getByRole('button', { name: 'Choose a sample' }).click()
    await main.page.getByRole('menuitem', { name }).click()
    await main.row(name).first().waitFor()
  }
  await postAsFleetbase(origin, fleetbaseBody('order.dispatched'))
  await main.row(/order\.dispatched.*order_h4m8t1qz7x/).waitFor()
}

async function pictureTabs(photographer: Photographer): Promise<void> {
  const { main } = photographer
  await main.open(/order\.dispatched.*order_h4m8t1qz7x/)
  await main.tab('Payload')
  await photographer.take('payload', ['light', 'dark'])
  await main.page.getByRole('button', { name: 'Search' }).click()
  await main.page.keyboard.type('place')
  await photographer.take('search')
  await main.tab('Overview')
  await photographer.take('overview', ['light', 'dark'])
  await main.tab('Headers')
  await photographer.take('headers')
  await main.tab('Raw')
  await photographer.take('raw')
  await main.page.getByRole('button', { name: 'Hex' }).click()
  await photographer.take('hex', ['dark'])
}

async function pictureShapes(photographer: Photographer): Promise<void> {
  const { main } = photographer
  for (const [row, tab, name] of [
    ['Broken JSON', 'Payload', 'broken-json'],
    ['/hooks/form', 'Payload', 'form'],
    ['No body', 'Overview', 'get-after-redirect'],
    ['/webhooks/stripe', 'Payload', 'other-sender'],
  ] as const) {
    await main.open(row)
    await main.tab(tab)
    await photographer.take(name)
  }
}

async function pictureOddities(photographer: Photographer, origin: string): Promise<void> {
  const { main } = photographer
  const odd = {
    id: 'event_6a852d2f7d15a',
    api_version: '2024-03-12',
    event: 'order.a_very_long_event_name_that_no_list_was_made_for',
    created_at: '2026-08-19 04:12:31',
    data: {
      id: 'order_مرحبا_بالعالم_שלום',
      name: 'محمد عبد الله – שלום עולם',
      reversed: 'abc\u202Edef\u202C',
      long: 'x'.repeat(400),
    },
  }
  await post(
    origin,
    `/${'a-very-long-path/'.repeat(12)}`,
    'application/octet-stream',
    new Uint8Array(4096).fill(7),
  )
  await post(origin, '/webhooks/fleetbase', 'application/json', JSON.stringify(odd))
  await main.open('a_very_long_event_name')
  await main.tab('Payload')
  await photographer.take('long-and-right-to-left')
  await main.open('a-very-long-path')
  await photographer.take('binary')
}

/** The window empty, with one delivery, and with each kind of body open. */
export async function pictureEmptyAndFull(): Promise<void> {
  await withWaybill(async (photographer, origin) => {
    await photographer.take('empty', ['light', 'dark'])
    await postAsFleetbase(origin, fleetbaseBody('order.created'))
    await photographer.main.row('order.created').waitFor()
    await photographer.main.payload().waitFor()
    await photographer.take('one')
  })
  await withWaybill(async (photographer, origin) => {
    await sendAMorning(photographer, origin)
    await pictureTabs(photographer)
    await pictureShapes(photographer)
    await photographer.resize(620, 760)
    await photographer.main.open(/order\.dispatched.*order_h4m8t1qz7x/)
    await photographer.main.tab('Payload')
    await photographer.take('narrow', ['light', 'dark'])
    await photographer.resize(1280, 800)
    await pictureOddities(photographer, origin)
  })
}

/** Scrolled away from the newest while more arrive. */
export async function pictureThousands(): Promise<void> {
  await withWaybill(async (photographer, origin) => {
    const { main } = photographer
    const body = fleetbaseBody('order.created')
    for (let sent = 0; sent < 3000; sent += 50) {
      await Promise.all(Array.from({ length: 50 }, () => postAsFleetbase(origin, body)))
    }
    await main.count.filter({ hasText: '3,000' }).waitFor()
    await main.list.press('PageDown')
    await main.list.press('PageDown')
    await Promise.all(Array.from({ length: 37 }, () => postAsFleetbase(origin, body)))
    await main.page.getByRole('button', { name: '37 new' }).waitFor()
    await photographer.take('thousands')
  })
}

/** Another program has the port. */
export async function pictureTakenPort(): Promise<void> {
  const other = createServer()
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
  const { port } = other.address() as AddressInfo
  await withWaybill((photographer) => photographer.take('taken-port'), { port })
  other.close()
}
