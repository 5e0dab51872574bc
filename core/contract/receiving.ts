import { z } from './schema'

/** What closing the window does; 'ask' until the person has chosen. */
const WINDOW_CLOSED_CHOICES = ['ask', 'keep-receiving', 'quit'] as const

const MEBIBYTE = 1024 * 1024

/** How Waybill receives. */
export const ReceivingChoices = z
  .object({
    /** A body over this is answered 413; its start is kept. All bodies in flight share 256 MiB. */
    maxBodyBytes: z
      .int()
      .min(MEBIBYTE)
      .max(128 * MEBIBYTE),
    windowClosed: z.enum(WINDOW_CLOSED_CHOICES),
  })
  .strict()
export type ReceivingChoices = z.infer<typeof ReceivingChoices>

export const DEFAULT_RECEIVING: ReceivingChoices = { maxBodyBytes: 32 * MEBIBYTE, windowClosed: 'ask' }
