import { z } from '../contract/schema'

/** Why a body's content encoding could not be undone. */
export const UnpackProblem = z.object({
  kind: z.enum(['unknown', 'damaged', 'cut-short', 'too-large']),
  /** The encoding, as the header names it in lower case: `gzip`. */
  encoding: z.string(),
})
export type UnpackProblem = z.infer<typeof UnpackProblem>

/** A few kilobytes of gzip can unpack to gigabytes; what unpacks to more than this many bytes is shown as it came. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024

/** A problem as a title and a sentence. */
export function explainUnpackProblem({ kind, encoding }: UnpackProblem): { title: string; text: string } {
  const title = `The body could not be unpacked from ${encoding}`
  const kept = 'It is kept and shown as it came.'
  switch (kind) {
    case 'unknown':
      return { title, text: `Waybill does not know this encoding; it knows gzip, deflate and br. ${kept}` }
    case 'damaged':
      return { title, text: `Its bytes are not what its Content-Encoding says. ${kept}` }
    case 'cut-short':
      return {
        title,
        text: `It ends before its ${encoding} does: the sender sent only a part of it. ${kept}`,
      }
    case 'too-large':
      return {
        title: `The body unpacks to more than ${String(MAX_UNPACKED_BYTES / 1024 / 1024)} MB`,
        text: `A few bytes of ${encoding} can stand for gigabytes; a handler that unpacks it whole may run out of memory. ${kept}`,
      }
  }
}
