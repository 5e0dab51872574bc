import { describe, expect, it } from 'vitest'
import { diffJson } from '../../../../../core/diff/diff'
import { buildRows } from '../../../../../core/diff/view/build-rows'
import { answerQuestion } from '../../../../../renderer/state/diff/answer-question'
import {
  DiffClient,
  IN_PLACE_LENGTH,
  type DiffThread,
  type ThreadListener,
} from '../../../../../renderer/state/diff/diff-client'
import { DiffSession } from '../../../../../renderer/state/diff/diff-session'
import type { DiffQuestion } from '../../../../../renderer/state/diff/diff-tasks'
import { diffOf } from '../../../../support/diff-of'
import { settled } from '../../../../support/delivery-archive'

/** A thread's side of the boundary: answers when it is let, with what crosses it cloned as it would be. */
class Thread implements DiffThread {
  isEnded = false
  readonly asked: DiffQuestion[] = []
  private readonly session = new DiffSession()

  constructor(readonly listener: ThreadListener) {}

  ask(question: DiffQuestion): void {
    this.asked.push(structuredClone(question))
  }

  end(): void {
    this.isEnded = true
  }

  answer(): void {
    const question = this.asked.at(-1)
    if (question === undefined) throw new Error('nothing was asked')
    answerQuestion(this.session, question, (message, transfer) => {
      this.listener.onAnswer(structuredClone(message, { transfer }))
    })
  }
}

function aClient() {
  const threads: Thread[] = []
  const client = new DiffClient((listener) => {
    const thread = new Thread(listener)
    threads.push(thread)
    return thread
  })
  return { client, threads }
}

const large = (change: string): string =>
  JSON.stringify({ filler: Array.from({ length: 5000 }, (_none, at) => `element ${String(at)}`), change })

const pair = { left: large('before'), right: large('after') }

describe('a comparison', () => {
  it('is made at once where the texts are small, and in a thread where they are not', async () => {
    const { client, threads } = aClient()
    const small = await client.compare({ left: '{"a":1}', right: '{"a":2}' })
    expect(small).toEqual({ outcome: diffJson('{"a":1}', '{"a":2}'), rows: null })
    expect(threads).toEqual([])
    expect(pair.left.length + pair.right.length).toBeGreaterThan(IN_PLACE_LENGTH)
    const shares: number[] = []
    const answer = client.compare(
      { ...pair, rows: { layout: 'split' } },
      { onProgress: (share) => shares.push(share) },
    )
    threads[0]?.answer()
    const diff = diffOf(pair.left, pair.right)
    expect(await answer).toEqual({
      outcome: { ok: true, diff },
      rows: buildRows(pair.left, pair.right, diff, { layout: 'split' }),
    })
    expect(shares.at(-1)).toBeGreaterThan(0)
  })

  it('tells which text is not JSON, without rows', async () => {
    const { client } = aClient()
    const { outcome, rows } = await client.compare({ left: '{}', right: '{', rows: { layout: 'split' } })
    expect(outcome).toMatchObject({ ok: false, side: 'right' })
    expect(rows).toBeNull()
  })

  it('waits for the one before it, in the same thread', async () => {
    const { client, threads } = aClient()
    const first = client.compare(pair)
    const second = client.compare({ ...pair, left: large('earlier') })
    expect(threads[0]?.asked).toHaveLength(1)
    threads[0]?.answer()
    await first
    expect(threads[0]?.asked).toHaveLength(2)
    threads[0]?.answer()
    await second
    expect(threads).toHaveLength(1)
  })

  it('that is under way is cancelled by ending its thread; the next goes on in another', async () => {
    const { client, threads } = aClient()
    const cancel = new AbortController()
    const cancelled = client.compare(pair, { signal: cancel.signal })
    const next = client.compare(pair)
    cancel.abort()
    await expect(cancelled).rejects.toThrow(/abort/i)
    expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, false])
    // What the ended one still had to say is not heard.
    threads[0]?.listener.onAnswer({ kind: 'failed', number: 1, message: 'not this one' })
    threads[1]?.answer()
    expect((await next).outcome.ok).toBe(true)
  })

  it('that waits is cancelled without disturbing the one under way', async () => {
    const { client, threads } = aClient()
    const cancel = new AbortController()
    const first = client.compare(pair)
    const cancelled = client.compare(pair, { signal: cancel.signal })
    cancel.abort()
    await expect(cancelled).rejects.toThrow(/abort/i)
    threads[0]?.answer()
    expect((await first).outcome.ok).toBe(true)
    expect(threads).toHaveLength(1)
    await expect(client.compare(pair, { signal: cancel.signal })).rejects.toThrow(/abort/i)
  })

  it('fails where its thread breaks down, and the next has a new one', async () => {
    const { client, threads } = aClient()
    const broken = client.compare(pair)
    const next = client.compare(pair)
    threads[0]?.listener.onBreakdown('out of memory')
    await expect(broken).rejects.toThrow('out of memory')
    threads[1]?.answer()
    await next
  })

  it('is let go of when the client is closed, which can be used again', async () => {
    const { client, threads } = aClient()
    const closed = client.compare(pair)
    client.close()
    await expect(closed).rejects.toThrow('closed')
    expect(threads[0]?.isEnded).toBe(true)
    const again = client.compare(pair)
    await settled()
    threads[1]?.answer()
    await again
  })

  it('that was opened is laid out again where it is', async () => {
    const { client, threads } = aClient()
    const all = { options: {}, language: 'json', rows: { layout: 'split' } } as const
    const opened = client.open({ ...all, ...pair })
    threads[0]?.answer()
    expect(await opened).toMatchObject({
      ok: true,
      report: { counts: { change: 1 }, summary: '1 field changed' },
    })
    const rows = client.rows({ layout: 'unified' })
    threads[0]?.answer()
    expect((await rows).layout).toBe('unified')
    const patch = client.patch(null)
    threads[0]?.answer()
    expect(JSON.parse(await patch)).toEqual([{ op: 'replace', path: '/change', value: 'after' }])

    const small = await client.open({ ...all, left: '{"a":1}', right: '{"a":2}' })
    expect(small.ok && small.rows.count).toBe(3)
    expect((await client.rows({ layout: 'unified' })).count).toBe(4)
    expect((await client.mergePatch(null)).text).toBe('{"a":2}')
    expect(threads[0]?.asked).toHaveLength(3)
  })

  it('of lines has rows and counts, and no patch', async () => {
    const { client } = aClient()
    const opened = await client.open({
      left: 'a\nb',
      right: 'a\nc\nd',
      language: 'text',
      options: {},
      rows: { layout: 'split' },
    })
    expect(opened).toMatchObject({ ok: true, report: { summary: 'lines: 1 changed, 1 added' } })
    expect((await client.rows({ layout: 'unified' })).count).toBe(4)
    await expect(client.patch(null)).rejects.toThrow('no JSON Patch')
  })

  it('of bytes is made at once where they are few', async () => {
    const { client, threads } = aClient()
    const few = await client.bytes({ left: new Uint8Array([1]), right: new Uint8Array([2]) })
    expect(few.stretches).toEqual([{ isSame: false, left: 0, leftEnd: 1, right: 0, rightEnd: 1 }])
    const many = client.bytes({ left: new Uint8Array(IN_PLACE_LENGTH).fill(97), right: new Uint8Array(1) })
    threads[0]?.answer()
    expect((await many).isCoarse).toBe(false)
  })
})
