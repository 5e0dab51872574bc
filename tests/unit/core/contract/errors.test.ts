import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError, assertNever, ERROR_CODES, ErrorReport, reportOf } from '../../../../core/contract/errors'

const appError = fc
  .tuple(fc.constantFrom(...ERROR_CODES), fc.string(), fc.option(fc.string()))
  .map(([code, message, advice]) => new AppError(code, message, advice))

describe('an error that crosses a process', () => {
  it('is the same on the other side', () => {
    fc.assert(
      fc.property(appError, (error) => {
        // As Electron would carry it.
        const report = ErrorReport.parse(structuredClone(error.toReport()))
        const back = AppError.fromReport(report)
        expect(back.toReport()).toEqual(error.toReport())
        expect(back).toBeInstanceOf(AppError)
        expect(reportOf(back)).toEqual(report)
      }),
    )
  })

  it('is a bug where it is not an AppError, whatever was thrown', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: false, withObjectString: true }), (thrown) => {
        fc.pre(!hasOddString(thrown))
        expect(ErrorReport.parse(reportOf(thrown))).toMatchObject({ code: 'bug', advice: null })
      }),
    )
    expect(reportOf(new TypeError('x is not a function'))).toMatchObject({ message: 'x is not a function' })
  })

  it('with a code that nobody knows is refused', () => {
    expect(ErrorReport.safeParse({ code: 'unheard-of', message: '', advice: null }).success).toBe(false)
  })
})

it('a case that is missing is named', () => {
  expect(() => assertNever('odd' as never, 'the status')).toThrow('the status has no case for "odd"')
})

/** Objects whose own toString is not a function can't be turned into text by anybody. */
function hasOddString(value: unknown): boolean {
  try {
    return typeof String(value) !== 'string'
  } catch {
    return true
  }
}
