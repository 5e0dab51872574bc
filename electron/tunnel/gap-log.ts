// When the public address last worked, and when it did not: `tunnel.json` in the data folder. It is Waybill's own record
// and nothing that a person chose, so it stands apart from the settings and may be lost without harm.
import { readFile } from 'node:fs/promises'
import { TunnelGap } from '../../core/contract/tunnel'
import { z } from '../../core/contract/schema'
import { replaceFile } from '../files/replace-file'

/** Gaps that are remembered; a flaky network must not fill the disk. */
const MAX_GAPS = 50

/** How often the time is written while all is well; after a crash a gap may be seen this much too long. */
const ALIVE_EVERY_MS = 60_000

const Contents = z.object({
  /** When the address last worked, while it is meant to be open; null when the person closed it. */
  lastAliveMs: z.number().nullable(),
  /** When a delivery last came through the address that it has now. */
  lastDeliveryMs: z.number().nullable().default(null),
  gaps: z.array(TunnelGap),
})
type Contents = z.infer<typeof Contents>

export interface GapLog {
  /** As it was when the log was opened. */
  readonly lastAliveMs: number | null
  /** When a delivery last came through the present address, in this run or an earlier one. */
  lastDeliveryMs(): number | null
  /** Newest first. */
  gaps(): readonly TunnelGap[]
  /** Adds a gap, or changes the one that began at the same moment. */
  note(gap: TunnelGap): void
  /** The person has seen them; one that lasts stays. */
  putAway(): void
  alive(nowMs: number): void
  /** A delivery came through; null where the address is a new one, through which none has. */
  delivered(nowMs: number | null): void
  /** The person closed the tunnel: from now on nothing is missing. */
  closed(): void
  /** Writes what is not yet written. */
  flush(): Promise<void>
}

/** Opens the log. A file that is missing or damaged is an empty log: nothing in it is worth a question. */
export async function openGapLog(
  file: string,
  log: { warn(event: string, details?: Record<string, unknown>): void },
): Promise<GapLog> {
  const contents = await read(file)
  return new FileGapLog(file, contents, log)
}

async function read(file: string): Promise<Contents> {
  try {
    const { gaps, ...rest } = Contents.parse(JSON.parse(await readFile(file, 'utf8')))
    // One that had no end when Waybill was closed is part of the one that this start makes.
    return { ...rest, gaps: gaps.filter(({ toMs }) => toMs !== null) }
  } catch {
    return { lastAliveMs: null, lastDeliveryMs: null, gaps: [] }
  }
}

class FileGapLog implements GapLog {
  readonly lastAliveMs: number | null
  private writtenAliveMs: number | null
  private lastWrite: Promise<void> = Promise.resolve()
  private isWriting = false

  constructor(
    private readonly file: string,
    private contents: Contents,
    private readonly log: { warn(event: string, details?: Record<string, unknown>): void },
  ) {
    this.lastAliveMs = contents.lastAliveMs
    this.writtenAliveMs = contents.lastAliveMs
  }

  lastDeliveryMs(): number | null {
    return this.contents.lastDeliveryMs
  }

  gaps(): readonly TunnelGap[] {
    return this.contents.gaps
  }

  note(gap: TunnelGap): void {
    const others = this.contents.gaps.filter(({ fromMs }) => fromMs !== gap.fromMs)
    this.change({ gaps: [gap, ...others].slice(0, MAX_GAPS) })
  }

  putAway(): void {
    this.change({ gaps: this.contents.gaps.filter(({ toMs }) => toMs === null) })
  }

  alive(nowMs: number): void {
    this.contents = { ...this.contents, lastAliveMs: nowMs }
    if (this.writtenAliveMs === null || nowMs - this.writtenAliveMs >= ALIVE_EVERY_MS) this.change({})
  }

  delivered(nowMs: number | null): void {
    // Written with the next change: many a second may come, and the time is for show.
    this.contents = { ...this.contents, lastDeliveryMs: nowMs }
  }

  closed(): void {
    this.change({ lastAliveMs: null, gaps: this.contents.gaps.filter(({ toMs }) => toMs !== null) })
  }

  async flush(): Promise<void> {
    this.change({})
    await this.lastWrite
  }

  private change(change: Partial<Contents>): void {
    this.contents = { ...this.contents, ...change }
    this.writtenAliveMs = this.contents.lastAliveMs
    // What changes while a write waits goes with it.
    if (this.isWriting) return
    this.isWriting = true
    this.lastWrite = this.lastWrite.then(() => {
      this.isWriting = false
      return replaceFile(this.file, `${JSON.stringify(this.contents, null, 2)}\n`).catch((error: unknown) => {
        this.log.warn('gap-log-unwritable', { reason: String(error) })
      })
    })
  }
}
