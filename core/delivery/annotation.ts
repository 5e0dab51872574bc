import { z } from '../contract/schema'

/** The most characters of a note: a line or two, not a document. */
export const MAX_NOTE_LENGTH = 500

/** A note as it is kept: one line, nothing around it, no half characters; null where nothing is left of it. */
export function readNote(text: string): string | null {
  const line = text
    .replaceAll(/\s*\p{Cc}\s*/gu, ' ')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .trim()
    .slice(0, MAX_NOTE_LENGTH)
    // The cut may have gone through a pair.
    .replace(/\p{Surrogate}$/u, '')
    .trim()
  return line === '' ? null : line
}

/** One thing that a person says of a delivery; all else of it came over the wire. */
export const Annotation = z.discriminatedUnion('what', [
  /** Kept whatever the limits. */
  z.object({ what: z.literal('pinned'), value: z.boolean() }).strict(),
  /** Opened in the window. */
  z.object({ what: z.literal('seen'), value: z.boolean() }).strict(),
  z
    .object({
      what: z.literal('note'),
      value: z
        .string()
        .max(MAX_NOTE_LENGTH)
        .refine((text) => readNote(text) === text)
        .nullable(),
    })
    .strict(),
])
export type Annotation = z.infer<typeof Annotation>

/** What a person has said of a delivery so far. */
interface Annotated {
  pinned: boolean
  seen: boolean
  note: string | null
}

/** The delivery with one more thing said of it. */
export function annotated<Delivery extends Annotated>(delivery: Delivery, annotation: Annotation): Delivery {
  return { ...delivery, [annotation.what]: annotation.value }
}
