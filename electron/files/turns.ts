/** Has pieces of work done one after the other, in the order they were asked for; one that fails holds up none behind it. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve()

  /** Does work when all before it is done; settles as the work does. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(work)
    this.last = turn.catch(() => {
      // Told to whoever asked; the next begins anew.
    })
    return turn
  }

  /** Resolves when what was asked for so far is done or has failed. */
  async idle(): Promise<void> {
    await this.last
  }
}
