import { expect, it } from 'vitest'
import { StepCounter } from '../../../../../core/response/step-counter'
import { commitGroup } from '../../../../../electron/store/commit-group'
import { selectDetail, selectPage } from '../../../../../electron/store/deliveries-table'
import { checkOlderSignatures } from '../../../../../electron/store/older-signatures'
import { aRequest } from '../../../../support/a-request'
import { olderDatabase, openTestDatabase } from '../../../../support/test-database'

it('checks the signatures of what an older file holds, step by step and after a kill between two', () => {
  const file = olderDatabase(1)
  const first = openTestDatabase({ file })
  expect(selectPage(first, 0, 100).map(({ signature }) => signature)).toEqual(Array(40).fill(null))
  expect(checkOlderSignatures(first)).toBe(true)

  const db = openTestDatabase({ file })
  while (checkOlderSignatures(db));
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
  expect(checkOlderSignatures(db)).toBe(false)
})
