import { expect, it } from 'vitest'
import { annotate, selectDetail, selectPage } from '../../../../../electron/store/deliveries-table'
import { StepCounter } from '../../../../../core/response/step-counter'
import { commitGroup } from '../../../../../electron/store/commit-group'
import { schemaVersion } from '../../../../../electron/store/migrations/migrate'
import { aRequest } from '../../../../support/a-request'
import { olderDatabase, openTestDatabase } from '../../../../support/test-database'

it('counts what an older file holds as seen, and what comes after as not', () => {
  const db = openTestDatabase({ file: olderDatabase(1) })
  expect(schemaVersion(db)).toBeGreaterThanOrEqual(8)
  const page = selectPage(db, 0, 100)
  expect(page).toHaveLength(40)
  expect(page.every(({ seen, note }) => seen && note === null)).toBe(true)

  const context = { db, file: '', counter: new StepCounter(), onBug: () => undefined }
  const { committed } = commitGroup(context, [{ seq: 1, request: aRequest() }])
  const [added] = committed?.deliveries ?? []
  expect(added).toMatchObject({ id: 41, seen: false, note: null })
  expect(selectDetail(db, 41)).toMatchObject({ seen: false, note: null })

  expect(annotate(db, 4, { what: 'note', value: 'the first of its kind' })).toBe(true)
  expect(annotate(db, 41, { what: 'seen', value: true })).toBe(true)
  expect(annotate(db, 42, { what: 'seen', value: true })).toBe(false)
  expect(selectDetail(db, 4)).toMatchObject({ note: 'the first of its kind' })
  expect(selectDetail(db, 41)).toMatchObject({ seen: true })
})
