import { DEFAULT_RETENTION, type RetentionLimits } from '../../../core/contract/retention'

/**
 * Limits that no run reaches: with a full history every delivery that comes costs one that is dropped, and which contestant
 * had its history full by then was a matter of how fast it had been before.
 */
export const AMPLE_LIMITS: RetentionLimits = {
  ...DEFAULT_RETENTION,
  maxDeliveries: 10_000_000,
  maxBytes: 1024 ** 4,
}
