import { z } from '../contract/schema'
import { parseFilter } from './parse'

/** More than this is no longer a list to choose from. */
const MAX_SAVED_FILTERS = 100

/** So many of them, the first in the list, have a key of their own: Ctrl or ⌘ with the digit. */
export const KEYED_FILTERS = 9

const Name = z
  .string()
  .trim()
  .min(1, 'Give the filter a name.')
  .max(80, 'At most 80 characters.')
  .regex(/^\P{Cc}*$/u, 'A name is one line.')

/** A filter that a person gave a name. */
export const SavedFilter = z
  .object({
    id: z.string().min(1).max(64),
    name: Name,
    /** As the language writes it; ages in it go on being seen from now. */
    text: z
      .string()
      .min(1)
      .max(4096)
      .refine((text) => parseFilter(text).filter !== null, 'This is no filter.'),
  })
  .strict()
export type SavedFilter = z.infer<typeof SavedFilter>

/** All saved filters in the order that gives the first ones their keys; no two have the same name. */
export const SavedFilters = z
  .array(SavedFilter)
  .max(MAX_SAVED_FILTERS, 'At most 100 filters.')
  .refine(
    (all) => new Set(all.map(({ name }) => sameName(name))).size === all.length,
    'A name is used twice.',
  )

/** What is wrong with a name beside those that are taken, as a sentence; null where nothing is. */
export function nameProblem(name: string, others: readonly SavedFilter[]): string | null {
  const read = Name.safeParse(name)
  if (!read.success) return read.error.issues[0]?.message ?? 'This is no name.'
  const taken = others.find((other) => sameName(other.name) === sameName(read.data))
  if (taken !== undefined) return `There is a filter “${taken.name}” already.`
  return others.length >= MAX_SAVED_FILTERS ? 'There are 100 filters already; delete one first.' : null
}

/** Names that a person would take for each other are the same. */
function sameName(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
