import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { AppError } from '../../core/contract/errors'
import type { ExportQuery } from '../../core/contract/export'
import type { SearchQuery, SearchStep } from '../../core/contract/search'
import type { ExportedDelivery } from '../../core/export/exported-delivery'
import type { FileFormat } from '../../core/export/file-format'

/** As many as one step of a search gives. */
const STEP_IDS = 500

/** Where deliveries come from, in slices. */
export interface ExportSource {
  search(query: SearchQuery): Promise<SearchStep>
  /** The first of these deliveries with their bodies, as many as fit a slice; those that are gone are left out. */
  whole(ids: readonly number[]): Promise<WholeSlice>
}

interface WholeSlice {
  deliveries: ExportedDelivery[]
  /** How many of the ids were looked at. */
  taken: number
}

export interface Written {
  deliveries: number
  bytes: number
}

interface ExportOrder {
  source: ExportSource
  query: ExportQuery
  format: FileFormat
  file: string
  signal: AbortSignal
  onProgress: (written: Written) => void
}

/**
 * Writes deliveries to a file, a slice at a time, so that memory holds one slice however many there are. The file takes its
 * name when it is whole: until then, and where it fails or is aborted, what was there before stays. AppError: disk-full,
 * export-failed, and those of the store; an aborted one throws the signal's reason.
 */
export async function writeExport(order: ExportOrder): Promise<Written> {
  const part = `${order.file}.part`
  try {
    const handle = await open(part, 'w')
    let written: Written
    try {
      written = await writeAll(handle, order)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, order.file)
    return written
  } catch (error) {
    await rm(part, { force: true }).catch(() => {
      // The error that led here says more.
    })
    throw fileFailure(error, order.file)
  }
}

async function writeAll(handle: FileHandle, order: ExportOrder): Promise<Written> {
  const { source, format, signal, onProgress } = order
  const written: Written = { deliveries: 0, bytes: 0 }
  const write = async (text: string): Promise<void> => {
    const bytes = Buffer.from(text)
    await handle.writeFile(bytes)
    written.bytes += bytes.byteLength
  }
  await write(format.start)
  for await (const ids of idBatches(order)) {
    for (let at = 0; at < ids.length;) {
      signal.throwIfAborted()
      const { deliveries, taken } = await source.whole(ids.slice(at, at + STEP_IDS))
      at += taken
      const entries = deliveries.map((delivery) => format.entry(delivery)).join(format.between)
      if (entries !== '') await write(written.deliveries === 0 ? entries : `${format.between}${entries}`)
      written.deliveries += deliveries.length
      onProgress({ ...written })
    }
  }
  await write(format.end)
  return written
}

async function* idBatches({ source, query, signal }: ExportOrder): AsyncGenerator<number[]> {
  if (query.what === 'named') {
    yield query.ids.toSorted((one, other) => other - one)
    return
  }
  let before: number | null = null
  do {
    signal.throwIfAborted()
    const { filter, nowMs } = query
    const step: SearchStep = await source.search({
      filter,
      nowMs,
      after: null,
      before,
      skip: 0,
      limit: STEP_IDS,
    })
    yield step.deliveries.map(({ id }) => id)
    before = step.next
  } while (before !== null)
}

function fileFailure(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof AppError) return error
  const { code } = error
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new AppError(
      'disk-full',
      'The disk has no room for the export; nothing is left of it.',
      'Make room, choose another disk, or export fewer deliveries.',
      { cause: error },
    )
  }
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return error
  return new AppError(
    'export-failed',
    `${file} could not be written (${code}).`,
    'Choose another place for it.',
    {
      cause: error,
    },
  )
}
