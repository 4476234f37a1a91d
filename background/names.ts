import browser from "webextension-polyfill"

/** The clients' names that open pages gave, by record: in memory until the browser is closed, never in the store. */
type Names = Record<string, string>
const most = 500

const kept = async (): Promise<Names> => {
  const { names } = await browser.storage.session.get("names")
  return (names ?? {}) as Names
}

export const knownNames = (): Promise<Names> => kept().catch(() => ({}))

let turn: Promise<unknown> = Promise.resolve()

/** One at a time, so that no name is lost to another; past 500 the first ones go. */
export function rememberName(record: string, name: string): Promise<void> {
  const next = turn.then(async () => {
    const { [record]: before, ...others } = await kept()
    if (before === name) return
    const names = Object.fromEntries([...Object.entries(others).slice(1 - most), [record, name]])
    await browser.storage.session.set({ names })
  })
  turn = next.catch(() => undefined)
  return next
}

/** Forgets the names of some records. */
export function forgetNames(records: readonly string[]): Promise<void> {
  const next = turn.then(async () => {
    const names = Object.entries(await kept()).filter(([record]) => !records.includes(record))
    await browser.storage.session.set({ names: Object.fromEntries(names) })
  })
  turn = next.catch(() => undefined)
  return next
}
