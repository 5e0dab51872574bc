import { AxeBuilder } from '@axe-core/playwright'
import { RawConnection } from '../support/raw-connection'
import { expect, test } from './fixtures'
import { ProblemsDialog } from './pages/problems-dialog'

function port(origin: string): number {
  return Number(new URL(origin).port)
}

test('what became no delivery is counted in the bar and told in sentences', async ({ waybill, main }) => {
  const problems = new ProblemsDialog(main.page)
  await expect(problems.button).toHaveCount(0)

  const cutOff = await RawConnection.open(port(waybill.origin))
  cutOff.send(
    `POST /webhooks/fleetbase HTTP/1.1\r\nHost: a\r\nContent-Length: 2046\r\n\r\n${'x'.repeat(1024)}`,
  )
  cutOff.endSending()
  await expect(problems.button).toHaveAccessibleName('1 connection problem')

  const smuggler = await RawConnection.open(port(waybill.origin))
  smuggler.send(
    'POST /smuggled HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  )
  expect((await smuggler.response()).status).toBe(400)
  await expect(problems.button).toHaveAccessibleName('2 connection problems')

  await problems.open()
  await expect(problems.problem('The sender hung up after 1,024 of 2,046 bytes.')).toContainText(
    'POST /webhooks/fleetbase HTTP/1.1',
  )
  await problems
    .problem('Sent both Content-Length and Transfer-Encoding; refused as request smuggling.')
    .click()
  await expect(problems.fact('Answered')).toHaveText('400')
  await expect(problems.excerpt('What came, from its start')).toContainText('POST /smuggled HTTP/1.1')
})

test('the list grows while it is open, is worked by keyboard, and is emptied', async ({ waybill, main }) => {
  const problems = new ProblemsDialog(main.page)
  const first = await RawConnection.open(port(waybill.origin))
  first.send(new Uint8Array([0x16, 3, 1, 0, 0xf8, 1, 0, 0, 0xf4, 3, 3]))
  await first.untilClosed()
  await problems.button.focus()
  await main.page.keyboard.press('Enter')
  await expect(problems.problem('Spoke TLS (https) to this http address.')).toBeVisible()

  const second = await RawConnection.open(port(waybill.origin))
  second.send('hello\r\n\r\n')
  await second.untilClosed()
  const newest = problems.problem('Did not begin with a method that HTTP knows.')
  await newest.focus()
  await main.page.keyboard.press('Enter')
  await expect(problems.excerpt('What came, from its start')).toContainText('hello')

  await main.page.keyboard.press('Escape')
  await expect(problems.dialog).toHaveCount(0)
  await expect(problems.button).toBeFocused()
  await problems.open()
  await problems.dialog.getByRole('button', { name: 'Clear' }).click()
  await expect(problems.button).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the list shuts nobody out, ${colorScheme}`, async ({ waybill, main }) => {
    await main.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const problems = new ProblemsDialog(main.page)
    const connection = await RawConnection.open(port(waybill.origin))
    connection.send('GET / HTTP/1.1\r\n\r\n')
    await connection.untilClosed()
    await problems.open()
    await problems.problem('Sent no Host header').click()
    await expect(problems.excerpt('Head')).toBeVisible()
    const { violations } = await new AxeBuilder({ page: main.page }).setLegacyMode().analyze()
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)),
    ).toEqual([])
  })
}
