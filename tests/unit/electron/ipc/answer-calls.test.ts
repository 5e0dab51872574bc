import type { IpcMainInvokeEvent } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CALL_CHANNEL_PREFIX, type Answer } from '../../../../core/contract/bridge'
import { calls, type CallName } from '../../../../core/contract/calls'
import { AppError, ErrorReport } from '../../../../core/contract/errors'
import { answer, answerCalls, type CallHandlers } from '../../../../electron/ipc/answer-calls'

type Listener = (event: IpcMainInvokeEvent, input: unknown) => Promise<Answer<unknown>>

// Electron's module is only a path in plain Node; this is its side of the boundary.
const channels = vi.hoisted(() => new Map<string, unknown>())
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, listener: unknown) => {
      if (channels.has(channel)) throw new Error(`a second handler for ${channel}`)
      channels.set(channel, listener)
    },
  },
}))

const PAGE = 'app://waybill/index.html'

describe('answering a call', () => {
  it('gives the handler its input as the schema reads it, and the window its value', async () => {
    const given: unknown[] = []
    const value = await answer(
      'deliveries:get',
      (input) => {
        given.push(input)
        return Promise.resolve('the delivery')
      },
      { id: 7 },
      neverABug,
    )
    expect(value).toEqual({ ok: true, value: 'the delivery' })
    expect(given).toEqual([{ id: 7 }])
  })

  it.each([[{ id: 0 }], [{ id: 'x' }], [{ id: 1, more: true }], [undefined], [null], ['1'], [[1]]])(
    'calls nobody for an input like %j, and says what is wrong with it',
    async (input) => {
      const handler = vi.fn()
      const refused = await answer('deliveries:get', handler, input, neverABug)
      expect(handler).not.toHaveBeenCalled()
      expect(refused).toMatchObject({
        ok: false,
        error: {
          code: 'invalid-input',
          message: expect.stringMatching(/^deliveries:get .*\((?:\w+: )?\S.*\)\.$/) as string,
        },
      })
    },
  )

  it.each(['throws', 'rejects'])(
    'carries over the code and advice of an expected failure that it %s',
    async (how) => {
      const error = new AppError('disk-full', 'The disk is full.', 'Free some space.')
      const handler = (): unknown => {
        if (how === 'throws') throw error
        return Promise.reject(error)
      }
      expect(await answer('store:state', handler, {}, neverABug)).toEqual({
        ok: false,
        error: error.toReport(),
      })
    },
  )

  it.each([new TypeError('x is undefined'), 'a string', undefined])(
    'reports a bug (%s) and still answers',
    async (thrown) => {
      const bugs: unknown[][] = []
      const answered = await answer('store:state', vi.fn().mockRejectedValue(thrown), {}, (...bug) =>
        bugs.push(bug),
      )
      expect(bugs).toEqual([['store:state', thrown]])
      expect(answered).toMatchObject({ ok: false, error: { code: 'bug' } })
      if (!answered.ok) ErrorReport.parse(answered.error)
    },
  )
})

describe('calls that come in', () => {
  beforeEach(() => {
    channels.clear()
  })

  /** Handlers that only say who was called. */
  function listen(): string[] {
    const called: string[] = []
    const handlers = Object.fromEntries(
      Object.keys(calls).map((name) => [name, () => void called.push(name)]),
    ) as unknown as CallHandlers
    answerCalls({ handlers, pageUrl: PAGE, onBug: neverABug })
    return called
  }

  function send(name: CallName, senderFrame: unknown, input: unknown = {}): Promise<Answer<unknown>> {
    const listener = channels.get(CALL_CHANNEL_PREFIX + name) as Listener
    return listener({ senderFrame } as IpcMainInvokeEvent, input)
  }

  it('have a channel each, and there is no other', () => {
    listen()
    expect([...channels.keys()].sort()).toEqual(
      Object.keys(calls)
        .map((name) => CALL_CHANNEL_PREFIX + name)
        .sort(),
    )
  })

  it('reach their own handler from our page', async () => {
    const called = listen()
    expect(await send('store:state', { url: PAGE, parent: null })).toEqual({ ok: true, value: undefined })
    expect(called).toEqual(['store:state'])
  })

  it.each([
    ['another page', { url: 'https://evil.example/', parent: null }],
    ['a frame in our page', { url: PAGE, parent: {} }],
    ['a frame that is gone', null],
  ])('are refused when they come from %s, whatever they ask', async (_who, frame) => {
    const called = listen()
    for (const name of Object.keys(calls) as CallName[]) {
      expect(await send(name, frame)).toMatchObject({ ok: false, error: { code: 'refused-sender' } })
    }
    expect(called).toEqual([])
  })
})

function neverABug(call: CallName, error: unknown): never {
  throw new Error(`${call} was taken for a bug`, { cause: error })
}
