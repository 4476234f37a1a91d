import type { DoNotCallRequests, DoNotCallShown, DoNotCallView } from "../../src/messages"
import { mayLead, merged } from "../../src/policy/layers"
import { dayOf } from "../../src/process/calendar"
import { doNotCallDays } from "../../src/process/law"
import {
  askedNotToBeCalled,
  doNotCallList,
  enterDoNotCall,
  removeDoNotCall,
  restoreDoNotCall,
  takeBackDoNotCall,
  takeDoNotCall,
  type DoNotCallEntry,
} from "../../src/store/do-not-call"
import type { DoNotCallRow } from "../../src/store/rows"
import { addToJournal } from "../../src/store/seen"
import { askPages } from "../given"
import { clientPhones } from "../phones"
import { StoreFailure } from "../keep"
import { Refusal, type Handlers } from "../router"
import { toldIn } from "../run-facts"
import type { Settings } from "../settings"

/** Rows shown at once. */
const glance = 100

/** "514 700-0199", "+33 1 40 00 00 00" without its spaces. */
export const phoneShown = (digits: string): string =>
  digits.length === 10 ? `${digits.slice(0, 3)} ${digits.slice(3, 6)}-${digits.slice(6)}` : `+${digits}`

/** Every number that a text holds, digits only, but a part of one. */
function numbersIn(text: string): string[] {
  const digits = text.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "")
  // Nearly all of a file: no need to search the text.
  if (/^[\d\s().+-]*$/.test(text) && /^[2-9]\d{2}[2-9]\d{6}$/.test(digits)) return [digits]
  return [...new Set(clientPhones(text).filter((phone) => phone.length >= 10))]
}

const allShown = (phones: readonly string[]): string => phones.map(phoneShown).join(", ")

const shown = ({ id, asked, entered, removed, reason }: DoNotCallRow): DoNotCallShown => {
  const { enterBy, keptUntil } = doNotCallDays(asked)
  return { id, phone: phoneShown(id), asked, entered, late: entered > enterBy, keptUntil, removed, reason }
}

/** The list of the numbers not to be called, and what the pack `law` needs to know of the team. */
export function doNotCallHandlers(settings: Settings): Pick<Handlers, keyof DoNotCallRequests> {
  const { store, keep, now } = settings.parts

  async function here(tab: number | undefined): Promise<DoNotCallView["here"]> {
    const told = tab === undefined ? null : await toldIn(tab).catch(() => null)
    const phones = numbersIn(told?.told.phone ?? "")
    if (phones.length === 0) return null
    const asked = await keep.attempt(() =>
      Promise.all(phones.map((phone) => askedNotToBeCalled(store, [phone], now()))),
    )
    return { phone: allShown(phones), listed: !asked.includes(null) }
  }

  /** What was done stands in the journal, without the number. */
  async function told(event: string, details: Record<string, number> = {}): Promise<null> {
    askPages()
    const written = { kind: "do-not-call" as const, details: { event, ...details } }
    await keep
      .write(() => addToJournal(store, `do-not-call:${crypto.randomUUID()}`, written, now()))
      .catch(() => undefined)
    return null
  }
  async function change(event: string, work: () => Promise<number>): Promise<null> {
    return (await keep.write(work)) === 0 ? null : told(event)
  }

  return {
    "doNotCall.get": async ({ search, tab }) => {
      const page = await settings.page()
      const { layers } = settings
      const rows = await keep.attempt(() => doNotCallList(store, now()))
      const digits = search.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "")
      // Letters alone are in no number.
      const found = rows.filter(({ id }) => (digits === "" ? search.trim() === "" : id.includes(digits)))
      // Those that stand before those taken out.
      found.sort((one, other) => Number(one.removed !== null) - Number(other.removed !== null))
      const removed = rows.filter((row) => row.removed !== null).length
      return {
        today: dayOf(now()),
        on: page.packs["law"] === true,
        recorded: merged(layers).law?.recorded === true,
        mayLead: mayLead(layers),
        locked: {
          on: layers.managed?.packs?.["law"] !== undefined,
          recorded: layers.managed?.law?.recorded !== undefined,
        },
        count: rows.length - removed,
        removed,
        found: found.length,
        shown: found.slice(0, glance).map(shown),
        here: await here(tab),
      }
    },
    "doNotCall.add": async ({ phone: text, asked }) => {
      const ids = numbersIn(text)
      if (ids.length === 0) return { ok: false, why: "number" }
      if (asked > dayOf(now())) return { ok: false, why: "future" }
      if (doNotCallDays(asked).forgetAt <= now()) return { ok: false, why: "over" }
      const entered = await keep.write(() =>
        Promise.all(ids.map((phone) => enterDoNotCall(store, phone, asked, now()))),
      )
      await told("added")
      return { ok: true, ids, phone: allShown(ids), fresh: entered.every(({ fresh }) => fresh) }
    },
    "doNotCall.undo": ({ id }) => change("undone", () => takeBackDoNotCall(store, id, now())),
    "doNotCall.remove": ({ id, reason }) =>
      change("removed", () => removeDoNotCall(store, id, reason, now())),
    "doNotCall.restore": ({ id }) => change("restored", () => restoreDoNotCall(store, id)),
    "doNotCall.import": async ({ lines }) => {
      const today = dayOf(now())
      const bad: { line: number; why: "number" | "future"; phone: string }[] = []
      const entries = lines.flatMap(
        ({ line, phone: text, asked, entered, removed, reason }): DoNotCallEntry[] => {
          const phones = numbersIn(text)
          const isToCome = [asked, entered, removed].some((day) => day !== null && day > today)
          const why = phones.length === 0 ? "number" : isToCome ? "future" : null
          if (why !== null) {
            bad.push({ line, why, phone: text })
            return []
          }
          return phones.map((phone) => ({ phone, asked, entered: entered ?? today, removed, reason }))
        },
      )
      // A long list takes longer than the store may keep a page waiting.
      const taken = await takeDoNotCall(store, entries, now()).catch((error: unknown) => {
        throw new StoreFailure(error instanceof Error ? error.name : "unknown", { cause: error })
      })
      if (taken.added + taken.changed > 0)
        await told("imported", { added: taken.added, changed: taken.changed })
      return { ...taken, bad }
    },
    "doNotCall.export": async () => (await keep.attempt(() => doNotCallList(store, now()))).map(shown),
    "law.set": async ({ recorded }) => {
      await settings.load()
      const { team, managed } = settings.layers
      if (!mayLead(settings.layers) || managed?.law?.recorded !== undefined) throw new Refusal("refused")
      await settings.govern("team", { version: 1, ...team, law: { ...team?.law, recorded } })
      const details = { what: "law.set", recorded }
      await keep
        .write(() => addToJournal(store, `policy:${crypto.randomUUID()}`, { kind: "policy", details }, now()))
        .catch(() => undefined)
      return null
    },
  }
}
