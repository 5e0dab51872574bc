// Writing deliveries to a file that other programs read.
import { NamedDeliveries } from './history'
import { ErrorReport } from './errors'
import { FilterText } from './search'
import { z } from './schema'

/** HAR 1.2, which browsers and proxies read; or a JSON object a line. */
const EXPORT_FORMATS = ['har', 'ndjson'] as const
const Format = z.enum(EXPORT_FORMATS)
export type ExportFormat = z.infer<typeof Format>

/** Which deliveries are to be written, and how. They are written newest first. */
export const ExportQuery = z.discriminatedUnion('what', [
  z.object({ what: z.literal('named'), format: Format, ids: NamedDeliveries }).strict(),
  z
    .object({
      what: z.literal('found'),
      format: Format,
      /** Empty for all there are. */
      filter: FilterText,
      /** From when ages such as `<10m` are seen, milliseconds since 1970. */
      nowMs: z.number(),
    })
    .strict(),
])
export type ExportQuery = z.infer<typeof ExportQuery>

/** How the last export goes or went. */
export const ExportState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('none') }),
  z.object({
    status: z.literal('running'),
    file: z.string(),
    deliveries: z.number().int(),
    bytes: z.number().int(),
  }),
  z.object({
    status: z.literal('done'),
    file: z.string(),
    deliveries: z.number().int(),
    bytes: z.number().int(),
  }),
  z.object({ status: z.literal('cancelled') }),
  z.object({ status: z.literal('failed'), error: ErrorReport }),
])
export type ExportState = z.infer<typeof ExportState>
