import { expect, it } from 'vitest'
import { StepCounter } from '../../../../../core/response/step-counter'
import { commitGroup } from '../../../../../electron/store/commit-group'
import { selectDetail, selectPage } from '../../../../../electron/store/deliveries-table'
import { SignatureWork } from '../../../../../electron/store/signatures/signature-work'
import type { Writer } from '../../../../../electron/store/connection'
import { aRequest } from '../../../../support/a-request'
import { olderDatabase, openTestDatabase } from '../../../../support/test-database'

function work(db: Writer): SignatureWork {
  return new SignatureWork(db, [], () => undefined)
}

it('checks the signatures of what an older file holds, step by step and after a kill between two', () => {
  const file = olderDatabase(1)
  const first = openTestDatabase({ file })
  expect(selectPage(first, 0, 100).map(({ signature }) => signature)).toEqual(Array(40).fill(null))
  expect(work(first).step()).toBe(true)

  const db = openTestDatabase({ file })
  const second = work(db)
  while (second.step());
  for (const { id, signature } of selectPage(db, 0, 100)) {
    const isSigned = selectDetail(db, id)?.headers.some(([name]) => name.toLowerCase() === 'signature')
    expect(signature === 'none').toBe(isSigned === false)
    expect(signature).not.toBeNull()
  }
})

it('checks what comes at once, and leaves nothing to do behind', () => {
  const db = openTestDatabase()
  const context = { db, file: '', counter: new StepCounter(), onBug: () => undefined }
  const { committed } = commitGroup(context, [{ seq: 1, request: aRequest() }])
  expect(committed?.deliveries.map(({ signature }) => signature)).toEqual(['none'])
  expect(work(db).step()).toBe(false)
})
