import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import { GroupDetail } from '../../../../renderer/state/group-detail'
import { Observable } from '../../../../renderer/state/observable'
import { settled } from '../../../support/delivery-archive'

function aDetail() {
  const opened = new Observable<number | null>(null)
  const asked: { id: number; give: (detail: string) => void; fail: (error: Error) => void }[] = []
  const get = (id: number): Promise<string> =>
    new Promise((resolve, reject) => {
      asked.push({ id, give: resolve, fail: reject })
    })
  const detail = new GroupDetail(get, opened)
  /** Answers the oldest question. */
  const give = (text: string): Promise<void> => {
    asked.shift()?.give(text)
    return settled()
  }
  const fail = (error: Error): Promise<void> => {
    asked.shift()?.fail(error)
    return settled()
  }
  return { opened, detail, asked, give, fail }
}

describe('the open group, whole', () => {
  it('is fetched when it is seen', async () => {
    const { opened, detail, asked, give } = aDetail()
    opened.set(1)
    expect(asked).toEqual([])
    expect(detail.state.get()).toEqual({ status: 'loading', id: 1 })
    detail.setShown(true)
    await give('one')
    expect(detail.state.get()).toEqual({ status: 'open', id: 1, detail: 'one', isGone: false })
    opened.set(null)
    expect(detail.state.get()).toEqual({ status: 'none' })
  })

  it('is fetched again when news name it, and no other', async () => {
    const { opened, detail, asked, give } = aDetail()
    detail.setShown(true)
    opened.set(1)
    await give('one')
    detail.onChange([2, 3])
    expect(asked).toEqual([])
    detail.onChange([1])
    detail.onChange(null)
    expect(asked).toHaveLength(1)
    // What is known stays in sight meanwhile.
    expect(detail.state.get()).toMatchObject({ status: 'open', detail: 'one' })
    await give('one, later')
    await give('one, last')
    expect(asked).toEqual([])
    expect(detail.state.get()).toMatchObject({ detail: 'one, last' })
  })

  it('catches up with what changed out of sight', async () => {
    const { opened, detail, asked, give } = aDetail()
    detail.setShown(true)
    opened.set(1)
    await give('one')
    detail.setShown(false)
    detail.onChange([1])
    expect(asked).toEqual([])
    detail.setShown(true)
    await give('one, later')
    expect(detail.state.get()).toMatchObject({ detail: 'one, later' })
  })

  it('shows only the later of two, whichever comes first', async () => {
    const { opened, detail, asked, give } = aDetail()
    detail.setShown(true)
    opened.set(1)
    opened.set(2)
    await give('one')
    expect(detail.state.get()).toEqual({ status: 'loading', id: 2 })
    expect(asked.map(({ id }) => id)).toEqual([2])
    await give('two')
    expect(detail.state.get()).toMatchObject({ id: 2, detail: 'two' })
  })

  it('stays readable when it is gone, and is there again when it comes back', async () => {
    const { opened, detail, give, fail } = aDetail()
    detail.setShown(true)
    opened.set(1)
    await give('one')
    detail.onChange([1])
    await fail(new AppError('not-found', 'Nothing of it is kept.'))
    expect(detail.state.get()).toEqual({ status: 'open', id: 1, detail: 'one', isGone: true })
    detail.onChange([1])
    await give('one again')
    expect(detail.state.get()).toMatchObject({ detail: 'one again', isGone: false })
  })

  it('says what failed and tries again when it is asked to', async () => {
    const { opened, detail, give, fail } = aDetail()
    detail.setShown(true)
    opened.set(1)
    await fail(new AppError('not-found', 'Nothing of it is kept.'))
    expect(detail.state.get()).toMatchObject({ status: 'failed', id: 1, error: { code: 'not-found' } })
    detail.retry()
    await give('one')
    expect(detail.state.get()).toMatchObject({ status: 'open', detail: 'one' })
  })
})
