import type { Exporter } from '../export/exporter'
import type { AreaHandlers } from './answer-calls'

/** Calls that write deliveries to a file. */
export function exportCalls(exporter: Exporter): AreaHandlers<'export'> {
  return {
    'export:state': () => exporter.state(),
    'export:start': async ({ query }) => ({ hasBegun: await exporter.start(query) }),
    'export:cancel': async () => {
      await exporter.cancel()
      return {}
    },
  }
}
