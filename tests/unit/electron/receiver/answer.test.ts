import { describe, expect, it } from 'vitest'
import { notKeptAnswer, tooLargeAnswer } from '../../../../electron/receiver/answer'

describe('Waybill’s own answers', () => {
  it('says the length of its body in bytes', () => {
    const answer = notKeptAnswer('The disk is full: deliveries can’t be kept')
    expect(answer.headers).toContainEqual(['Content-Length', String(Buffer.byteLength(answer.body))])
  })

  it('asks for another try when a delivery was not kept', () => {
    expect(notKeptAnswer('why')).toMatchObject({ status: 503, body: 'Not kept: why\n' })
    expect(notKeptAnswer('why').headers).toContainEqual(['Retry-After', '10'])
  })

  it('names the limit that a body is over', () => {
    expect(tooLargeAnswer(1000)).toMatchObject({ status: 413, body: 'The body is larger than 1000 bytes.\n' })
  })
})
