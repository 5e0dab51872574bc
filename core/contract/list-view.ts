import { z } from './schema'

/** The columns that a wide list can show beside the event. */
export const LIST_COLUMNS = ['resource', 'sender', 'request', 'size', 'answer', 'time'] as const
const Column = z.enum(LIST_COLUMNS)
export type ListColumn = z.infer<typeof Column>

export const MIN_COLUMN_PX = 56
export const MAX_COLUMN_PX = 640

/** The lists that the window can show, in the order of their tabs. */
const LIST_NAMES = ['deliveries', 'events', 'resources'] as const
export type ListName = (typeof LIST_NAMES)[number]

/** Which list is shown, and how it is drawn. */
export const ListView = z
  .object({
    shown: z.enum(LIST_NAMES).default('deliveries'),
    density: z.enum(['comfortable', 'compact']),
    /** How long ago, or when. */
    time: z.enum(['relative', 'absolute']),
    /** Columns that are not shown. */
    hidden: z.array(Column).max(LIST_COLUMNS.length),
    /** Pixels, of the columns that were resized. */
    widths: z.partialRecord(Column, z.number().int().min(MIN_COLUMN_PX).max(MAX_COLUMN_PX)),
  })
  .strict()
export type ListView = z.infer<typeof ListView>

export const DEFAULT_LIST_VIEW: ListView = {
  shown: 'deliveries',
  density: 'comfortable',
  time: 'relative',
  hidden: ['request'],
  widths: {},
}
