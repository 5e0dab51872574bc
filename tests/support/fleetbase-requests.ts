import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The known signature of order.created.body under Fleetbase's console key. */
export const ORDER_CREATED_SIGNATURE = '6f31eae348afc2803c5830c1e9319d8a168ce3ad844f752023328ac844a40998'

/** The exact bytes of a Fleetbase body among the fixtures: 'order.created', 'order.dispatched', 'driver.created'. */
export function fleetbaseBody(name: string): Buffer<ArrayBuffer> {
  return readFileSync(resolve(import.meta.dirname, '..', 'fixtures', 'fleetbase', `${name}.body`))
}

/** Posts as Fleetbase does: its headers, in its order. Gives the status. */
export async function postAsFleetbase(
  origin: string,
  body: Uint8Array<ArrayBuffer> | string,
  signature = ORDER_CREATED_SIGNATURE,
): Promise<number> {
  const response = await fetch(`${origin}/webhooks/fleetbase`, {
    method: 'POST',
    headers: { 'User-Agent': 'GuzzleHttp/7', 'Content-Type': 'application/json', Signature: signature },
    body,
  })
  await response.arrayBuffer()
  return response.status
}
