import { ask } from "../messages/client"

/** Whether numbers are valid, as the worker says; a number not yet answered is undefined. */
export class Phones {
  private readonly known = new Map<string, boolean>()
  private readonly wanted = new Set<string>()
  private readonly pending = new Set<string>()

  constructor(private readonly onAnswer: () => void) {}

  readonly valid = (raw: string): boolean | undefined => {
    const answer = this.known.get(raw)
    if (answer === undefined && !this.pending.has(raw)) this.wanted.add(raw)
    return answer
  }

  /** Asks for the numbers met since the last time, in one message. */
  askWanted() {
    const numbers = [...this.wanted]
    this.wanted.clear()
    if (numbers.length === 0) return
    for (const number of numbers) this.pending.add(number)
    void ask("phones.check", { numbers }).then((answer) => {
      for (const number of numbers) this.pending.delete(number)
      if (!answer.ok) return
      numbers.forEach((number, index) => {
        const one = answer.value[index]
        if (one) this.known.set(number, one.valid)
      })
      this.onAnswer()
    })
  }
}
