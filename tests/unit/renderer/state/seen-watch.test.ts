import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ListName } from '../../../../core/contract/list-view'
import { Observable } from '../../../../renderer/state/observable'
import type { InspectionState } from '../../../../renderer/state/inspection'
import { watchSeen } from '../../../../renderer/state/seen-watch'
import { aDelivery } from '../../../support/a-delivery'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function open(id: number, seen: boolean): InspectionState {
  const body = { bytes: new Uint8Array(), totalBytes: 0 }
  const read = { kind: 'empty' as const, text: null, json: undefined }
  const inspection = {
    detail: aDelivery({ id, seen }),
    raw: body,
    decoded: body,
    read,
    jsonError: null,
    unpackProblem: null,
  }
  return { status: 'open', id, inspection }
}

function aWatch() {
  const state = new Observable<InspectionState>({ status: 'none' })
  const pane = new Observable<ListName>('deliveries')
  const seen: number[] = []
  const noteSeen = (id: number): Promise<void> => {
    seen.push(id)
    return Promise.resolve()
  }
  watchSeen({ state }, { noteSeen }, pane)
  return { state, pane, seen }
}

it('counts as seen what stays open for a moment, once, and not what is passed over', () => {
  const { state, seen } = aWatch()
  state.set(open(1, false))
  vi.advanceTimersByTime(100)
  state.set({ status: 'loading', id: 2 })
  state.set(open(2, false))
  vi.advanceTimersByTime(300)
  // Drawn anew for another reason, which does not begin the moment again.
  state.set(open(2, false))
  vi.advanceTimersByTime(100)
  state.set(open(2, true))
  state.set(open(3, true))
  vi.advanceTimersByTime(5000)
  expect(seen).toEqual([2])
})

it('does not count what is open behind an event, until it is seen', () => {
  const { state, pane, seen } = aWatch()
  pane.set('events')
  state.set(open(1, false))
  vi.advanceTimersByTime(5000)
  expect(seen).toEqual([])
  pane.set('deliveries')
  vi.advanceTimersByTime(500)
  expect(seen).toEqual([1])
})
