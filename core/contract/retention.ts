import { z } from './schema'

/**
 * How much history is kept. Past a limit the oldest deliveries are dropped; pinned ones stay whatever the limits, and a
 * new delivery is never refused for them.
 */
export const RetentionLimits = z
  .object({
    /** Of deliveries that are not pinned. */
    maxDeliveries: z.number().int().min(100).max(10_000_000),
    /** Of what the database holds, pinned deliveries and all. */
    maxBytes: z
      .number()
      .int()
      .min(10 * 1024 * 1024)
      .max(1024 ** 4),
    /** Null keeps deliveries of any age. */
    maxAgeDays: z.number().int().min(1).max(3650).nullable(),
  })
  .strict()
export type RetentionLimits = z.infer<typeof RetentionLimits>

export const DEFAULT_RETENTION: RetentionLimits = {
  maxDeliveries: 100_000,
  maxBytes: 2 * 1024 ** 3,
  maxAgeDays: null,
}

/** Which limit a delivery was dropped for. */
export const DROP_REASONS = ['count', 'bytes', 'age'] as const
export type DropReason = (typeof DROP_REASONS)[number]
