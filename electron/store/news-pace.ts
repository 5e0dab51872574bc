// How often the window is told of what changed.

/** A frame at 60 a second: the window can't show more than that. */
export const FRAME_MS = 16

/**
 * When more than `FEW` come in a frame nobody can read them one by one any more. Ten lists a second look as live then, and
 * drawing sixty would take as much of a processor as receiving does: at 2,000 deliveries a second the window's process
 * needed 0.45 s of it a second, and needs 0.17 s so.
 */
export const BUSY_MS = 100
const FEW = 3

/**
 * When more come in between than a window shows, each list drawn is a whole new one, of which nobody reads a row. To draw
 * it takes 30 ms of a processor where there is no graphics card: at 4,000 deliveries a second the window's process needs
 * 0.12 s a second so, and needed 0.25 s at ten lists.
 */
const FLOOD_MS = 250
const FLOOD = 40

/** How long to gather after so much was told at once, in milliseconds. */
export function pauseAfter(count: number): number {
  if (count > FLOOD) return FLOOD_MS
  return count > FEW ? BUSY_MS : FRAME_MS
}
