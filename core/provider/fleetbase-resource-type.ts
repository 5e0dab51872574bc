/** Kinds whose ids begin with a short form of their name. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  track: 'tracking_number',
  status: 'tracking_status',
  rate: 'purchase_rate',
  quote: 'service_quote',
  service: 'service_rate',
  sa: 'service_area',
}

/** What kind of thing a Fleetbase id names, by its beginning: `driver_w2f6u9xk4c` is a driver. Empty where it has none. */
export function resourceTypeOfId(id: string): string {
  const beginning = id.slice(0, Math.max(0, id.lastIndexOf('_')))
  return SHORT_FORMS[beginning] ?? beginning
}
