import { expect, it } from 'vitest'
import { resourceTypeOfId } from '../../../../core/provider/fleetbase-resource-type'

it.each([
  ['driver_w2f6u9xk4c', 'driver'],
  ['track_r5c1y8jv0e', 'tracking_number'],
  ['sa_r5c1y8jv0e', 'service_area'],
  ['service_r5c1y8jv0e', 'service_rate'],
  ['chat_message_r5c1y8jv0e', 'chat_message'],
  ['nothing', ''],
])('%s names a %s', (id, type) => {
  expect(resourceTypeOfId(id)).toBe(type)
})
