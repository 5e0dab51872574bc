import { fleetbaseBody, postAsFleetbase } from './fleetbase-requests'

/** What a driver's update says, beside what makes every one of them new. */
interface DriverUpdate {
  driver: number
  status: string
  speed: number
  /** Whether the driver has a vehicle by now. */
  hasVehicle: boolean
}

interface DriverPayload {
  id: string
  event: string
  created_at: string
  data: Record<string, unknown>
}

const STATUSES = ['active', 'active', 'on_break', 'active', 'active', 'active', 'on_break', 'active'] as const
const SPEEDS = [0, 22, 37, 41, 41, 12, 0, 0, 18, 54] as const

/** The bodies of `driver.updated`, oldest first: each of the drivers in turn, a minute apart. */
export function driverUpdates(count: number, drivers: number): string[] {
  return Array.from({ length: count }, (_none, number) => {
    const turn = Math.floor(number / drivers)
    return driverUpdate(number, {
      driver: number % drivers,
      status: STATUSES[turn % STATUSES.length] ?? '',
      speed: SPEEDS[turn % SPEEDS.length] ?? 0,
      hasVehicle: turn >= 3,
    })
  })
}

/** Posts them one after the other, so that they arrive in their order. */
export async function postDriverUpdates(origin: string, count: number, drivers = 1): Promise<void> {
  for (const body of driverUpdates(count, drivers)) await postAsFleetbase(origin, body)
}

function driverUpdate(number: number, { driver, status, speed, hasVehicle }: DriverUpdate): string {
  const payload = JSON.parse(fleetbaseBody('driver.created').toString()) as DriverPayload
  const at = new Date(Date.UTC(2026, 7, 19, 4, number)).toISOString().slice(0, 19).replace('T', ' ')
  payload.id = `event_6a852d2f${number.toString(16).padStart(5, '0')}`
  payload.event = 'driver.updated'
  const { name, phone, country, license_expiry } = payload.data
  const rest = { name, phone, country, license_expiry }
  payload.created_at = at
  // What is followed in pictures and tests comes first, where it is in sight.
  payload.data = {
    id: `driver_w2f6u9xk4${'cdefgh'.charAt(driver)}`,
    status,
    speed,
    online: status === 'active',
    vehicle: hasVehicle ? 'vehicle_p8d0x4rw1n' : null,
    location: { type: 'Point', coordinates: [103.85 + number / 1000, 1.28 + (number % 7) / 1000] },
    // As a gateway in between would add it.
    meta: { trace: `trace_${(number * 7919 + 36 ** 7).toString(36)}q7` },
    updated_at: at,
    ...rest,
  }
  return JSON.stringify(payload)
}
