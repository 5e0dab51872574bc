import { AnswersDialog } from '../e2e/pages/answers-dialog'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { withWaybill } from './photographer'

/** A preset in force, what it does to an event's attempts, and a rule with mistakes in it. */
export async function pictureAnswers(): Promise<void> {
  await withWaybill(async (photographer, origin) => {
    const { main } = photographer
    const answers = new AnswersDialog(main.page)
    await answers.open()
    await photographer.take('answers-none')
    await answers.add('Fail twice, then accept')
    await answers.close()
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await postAsFleetbase(origin, fleetbaseBody('order.created'))
    }
    await main.count.filter({ hasText: '3' }).waitFor()
    await main.rows.first().click()
    await main.tab('Overview')
    await photographer.take('answered-by-rule')
    await answers.open()
    await answers.add('Never answer')
    await answers.add('Redirect')
    await photographer.take('answers', ['light', 'dark'])
    await answers.act('Edit', 'Fail twice, then accept')
    await answers.field('Status').fill('5000')
    await answers.field('Body').fill('{{event.nam}}')
    await answers.save.click()
    await photographer.take('answer-with-mistakes', ['light', 'dark'])
    await photographer.resize(560, 760)
    await photographer.take('answer-narrow')
  })
}
