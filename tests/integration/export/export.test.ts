import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ExportFormat, ExportQuery, ExportState } from '../../../core/contract/export'
import { Exporter } from '../../../electron/export/exporter'
import type { Store } from '../../../electron/store/store'
import { aRequest } from '../../support/a-request'
import { mountDisk } from '../../support/mounted-disk'
import { whyNoMount } from '../../support/small-disk'
import { openTestStore } from '../../support/running-receiver'
import { tempFolder } from '../../support/temp-folder'

const BODIES: readonly Uint8Array[] = [
  Buffer.from('{"a":"Zoë"}'),
  Uint8Array.of(0, 0xff, 0xfe, 10),
  Buffer.alloc(0),
  gzipSync('{"packed":true}'),
]

/** Deliveries with these bodies over and over; the fourth of each four is packed. */
async function fill(store: Store, count: number): Promise<void> {
  const appends = Array.from({ length: count }, (_, index) => {
    const body = new Uint8Array(BODIES[index % 4] ?? [])
    const encoding: [string, string][] = index % 4 === 3 ? [['Content-Encoding', 'gzip']] : []
    const headers: [string, string][] = [
      ['Host', 'a.example'],
      ['Content-Type', 'application/json'],
      ...encoding,
    ]
    return store.append(aRequest({ target: `/hook/${String(index)}?x=1`, headers, body }))
  })
  await Promise.all(appends)
}

function anExporter(source: Store, file: string) {
  const states: ExportState[] = []
  const bugs: unknown[] = []
  let tell: () => void = () => undefined
  const exporter = new Exporter({
    source,
    chooseFile: () => Promise.resolve(file),
    version: '1.2.3',
    onChange: (state) => {
      states.push(state)
      tell()
    },
    onBug: (error) => bugs.push(error),
  })
  const finish = async (query: ExportQuery): Promise<ExportState> => {
    const ended = new Promise<void>((resolve) => {
      tell = () => {
        if (states.at(-1)?.status !== 'running') resolve()
      }
    })
    expect(await exporter.start(query)).toBe(true)
    await ended
    return exporter.state()
  }
  return { exporter, states, bugs, finish }
}

const all = (format: ExportFormat, filter = ''): ExportQuery => ({ what: 'found', format, filter, nowMs: 0 })

const Line = z.object({ id: z.number(), body: z.object({ base64: z.base64(), text: z.string().nullable() }) })
const Har = z.object({
  log: z.object({
    version: z.literal('1.2'),
    creator: z.object({ name: z.literal('Waybill'), version: z.literal('1.2.3') }),
    entries: z.array(
      z.object({
        startedDateTime: z.iso.datetime(),
        time: z.number(),
        request: z.object({
          method: z.string(),
          url: z.url(),
          httpVersion: z.string(),
          cookies: z.array(z.never()),
          headers: z.array(z.object({ name: z.string(), value: z.string() })),
          queryString: z.array(z.object({ name: z.string(), value: z.string() })),
          postData: z
            .object({ mimeType: z.string(), text: z.string(), _encoding: z.string().optional() })
            .optional(),
          headersSize: z.number(),
          bodySize: z.number(),
        }),
        response: z.object({
          status: z.number(),
          content: z.object({ size: z.number(), mimeType: z.string() }),
        }),
        cache: z.object({}),
        timings: z.object({ send: z.number(), wait: z.number(), receive: z.number() }),
      }),
    ),
  }),
})

describe('an export', () => {
  it('writes every byte of every body as NDJSON, newest first, over many slices', async () => {
    const store = await openTestStore()
    await fill(store, 1300)
    const file = join(tempFolder(), 'all.ndjson')
    const { finish, states } = anExporter(store, file)
    expect(await finish(all('ndjson'))).toEqual({
      status: 'done',
      file,
      deliveries: 1300,
      bytes: readFileSync(file).byteLength,
    })
    expect(states[0]).toMatchObject({ status: 'running', deliveries: 0 })
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => Line.parse(JSON.parse(line)))
    expect(lines.map(({ id }) => id)).toEqual(Array.from({ length: 1300 }, (_, index) => 1300 - index))
    for (const { id, body } of lines) {
      const sent = Buffer.from(BODIES[(id - 1) % 4] ?? [])
      expect(body.base64).toBe(sent.toString('base64'))
      expect(body.text).toBe(['{"a":"Zoë"}', null, '', '{"packed":true}'][(id - 1) % 4])
    }
  })

  it('writes an archive that says what HAR 1.2 asks for, and only what the filter finds', async () => {
    const store = await openTestStore()
    await fill(store, 8)
    const file = join(tempFolder(), 'some.har')
    expect(await anExporter(store, file).finish(all('har', 'size:<8b'))).toMatchObject({ deliveries: 4 })
    const { entries } = Har.parse(JSON.parse(readFileSync(file, 'utf8'))).log
    expect(
      entries.map(({ request }) => [request.url, request.postData?._encoding, request.postData?.text]),
    ).toEqual([
      ['http://a.example/hook/6?x=1', undefined, undefined],
      ['http://a.example/hook/5?x=1', 'base64', 'AP/+Cg=='],
      ['http://a.example/hook/2?x=1', undefined, undefined],
      ['http://a.example/hook/1?x=1', 'base64', 'AP/+Cg=='],
    ])
    expect(entries[0]?.request.queryString).toEqual([{ name: 'x', value: '1' }])
    expect(await anExporter(store, file).finish(all('har', 'no-such-thing'))).toMatchObject({ deliveries: 0 })
    expect(Har.parse(JSON.parse(readFileSync(file, 'utf8'))).log.entries).toEqual([])
  })

  it('passes over what is gone of those that were marked', async () => {
    const store = await openTestStore()
    await fill(store, 4)
    await store.clear({ what: 'named', ids: [2] })
    const file = join(tempFolder(), 'marked.ndjson')
    const query: ExportQuery = { what: 'named', format: 'ndjson', ids: [1, 2, 4, 99] }
    expect(await anExporter(store, file).finish(query)).toMatchObject({ deliveries: 2 })
    expect(readFileSync(file, 'utf8')).toMatch(/^\{"id":4.*\n\{"id":1.*\n$/)
  })

  it('leaves nothing when it is cancelled, and what was there before', async () => {
    const store = await openTestStore()
    await fill(store, 2000)
    const folder = tempFolder()
    const file = join(folder, 'all.har')
    writeFileSync(file, 'before')
    const { exporter, bugs } = anExporter(store, file)
    expect(await exporter.start(all('har'))).toBe(true)
    await expect(exporter.start(all('har'))).rejects.toMatchObject({ code: 'export-failed' })
    await exporter.cancel()
    expect(exporter.state()).toEqual({ status: 'cancelled' })
    expect(readFileSync(file, 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(['all.har'])
    expect(bugs).toEqual([])
  })

  it('says where it can’t be written', async () => {
    const store = await openTestStore()
    const { finish, bugs } = anExporter(store, join(tempFolder(), 'missing', 'all.har'))
    expect(await finish(all('har'))).toMatchObject({ status: 'failed', error: { code: 'export-failed' } })
    expect(bugs).toEqual([])
  })

  const noMount = whyNoMount()
  it.skipIf(noMount !== null)(
    `says that the disk is full, and leaves nothing on it${noMount === null ? '' : ` (skipped: ${noMount})`}`,
    async () => {
      const disk = mountDisk(1024 * 1024)
      const store = await openTestStore()
      const body = Buffer.from(createHash('sha256').update('x').digest('hex').repeat(16_384))
      await Promise.all([1, 2, 3].map(() => store.append(aRequest({ body: new Uint8Array(body) }))))
      const file = join(disk.folder, 'all.ndjson')
      const { finish, bugs } = anExporter(store, file)
      expect(await finish(all('ndjson'))).toMatchObject({ status: 'failed', error: { code: 'disk-full' } })
      expect(existsSync(`${file}.part`)).toBe(false)
      expect(bugs).toEqual([])
    },
  )
})
