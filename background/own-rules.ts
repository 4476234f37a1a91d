import type { JournalEvent, OwnTrial, OwnView } from "../src/messages"
import { inForceOf, mayLead, silencedBy } from "../src/policy/layers"
import { ownStanding, withOwn, withoutOwn } from "../src/policy/own"
import type { Change } from "../src/policy/change"
import type { Field } from "../src/process/field"
import { checkedOf, checkedOwn } from "../src/rules/own/check"
import { ownPages, pageOfField, textsOf } from "../src/rules/own/fields"
import { problemsOf } from "../src/rules/own/problems"
import type { OwnRule } from "../src/rules/own/types"
import { answerPage, opportunityOf, type PageInput } from "../src/rules/page"
import type { Level, Row } from "../src/rules/rule"
import { addToJournal } from "../src/store/seen"
import { tell } from "./broadcast"
import { Refusal, type Handlers } from "./router"
import type { Settings } from "./settings"

/** How long a page is waited for, ms. */
const patience = 1_000

/** What open pages ask, handed to whoever waits for it; nothing of it stays. */
export class Questions {
  readonly #waiting = new Map<number, Set<(input: PageInput) => void>>()

  heard(tab: number | null, input: PageInput): void {
    const waiting = tab === null ? undefined : this.#waiting.get(tab)
    if (tab !== null) this.#waiting.delete(tab)
    waiting?.forEach((take) => take(input))
  }

  /** The next question of a tab's page, which is told to ask; null when it does not. */
  async next(tab: number): Promise<PageInput | null> {
    const waiting = this.#waiting.get(tab) ?? new Set()
    this.#waiting.set(tab, waiting)
    const asked = new Promise<PageInput | null>((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(take)
        resolve(null)
      }, patience)
      const take = (input: PageInput) => {
        clearTimeout(timer)
        resolve(input)
      }
      waiting.add(take)
    })
    void tell(tab, { jalonPush: "ask" })
    return asked
  }
}

const pagesOf = (input: PageInput) => ({
  ...input.facts,
  opportunity: opportunityOf(input),
})

/** A field's value as a rule compares it; null: empty or not read. */
function valueIn(input: PageInput, key: string | undefined): string | null {
  const page = key === undefined ? null : pageOfField(key)
  const fields = page && (pagesOf(input)[page]?.fields as Record<string, Field<unknown>> | undefined)
  const field = fields?.[key?.split(".")[1] ?? ""]
  return field?.state === "known" ? (textsOf(field.value)[0] ?? null) : null
}

/** The row of a rule at block, were it the only one. */
function rowOf(rule: OwnRule, input: PageInput): Row | undefined {
  const own = checkedOwn([{ ...rule, level: "block" }])
  const levelOf = ({ id }: { id: string }): Level => (id === rule.id ? "block" : "off")
  return answerPage({ ...input, force: { ...input.force, own, levelOf } }).rows[0]
}

/** What a rule would say of a page at block, were it the only one. */
export function tryOn(rule: OwnRule, input: PageInput): OwnTrial {
  const page = ownPages.find((one) => one === pageOfField(rule.field))
  if (!checkedOf(rule) || problemsOf(rule).some(({ kind }) => kind !== "title")) return { state: "broken" }
  if (!page || !pagesOf(input)[page]) return { state: "elsewhere" }
  const read = { value: valueIn(input, rule.field), when: valueIn(input, rule.when?.field) }
  const row = rowOf(rule, input)
  if (!row || row.state === "overridden") {
    const { when: _when, ...always } = rule
    const asks: OwnRule = { ...always, form: "required" }
    const apart = rowOf(always, input) ? "when" : rowOf(asks, input) ? "empty" : "page"
    return { state: "apart", apart, ...read, why: null, holds: false, softened: null }
  }
  return {
    state: row.state,
    ...read,
    why: row.answer.state === "unknown" ? row.answer.why : null,
    holds: row.holds !== undefined && row.softened === undefined,
    softened: row.softened ?? null,
  }
}

type OwnHandlers = Pick<Handlers, "own.get" | "own.set" | "own.remove" | "own.try">

/** The rules that a lead makes without code: they stand in the team's policy, and every change of them in its history. */
export function ownHandlers(settings: Settings, questions: Questions): OwnHandlers {
  const { store, keep, now } = settings.parts

  function view(): OwnView {
    const { layers } = settings
    const silenced = silencedBy(layers)
    const rules = ownStanding(inForceOf(layers)).map((standing) => ({
      ...standing,
      locked: standing.from === "managed",
      silenced: silenced.has(standing.rule.id),
      known: checkedOf(standing.rule) !== null,
    }))
    return { readOnly: !mayLead(layers), rules }
  }

  async function change(what: string, id: string, make: () => Change): Promise<OwnView> {
    await settings.load()
    if (!mayLead(settings.layers)) throw new Refusal("refused")
    const made = make()
    if (!made.ok) throw new Refusal(made.why)
    await settings.govern("team", made.team)
    const event: JournalEvent = { kind: "policy", rule: id, details: { what } }
    await keep
      .write(() => addToJournal(store, `policy:${crypto.randomUUID()}`, event, now()))
      .catch(() => undefined)
    return view()
  }

  return {
    "own.get": async () => {
      await settings.load()
      return view()
    },
    "own.set": ({ rule }) =>
      change("own.set", rule.id, () =>
        problemsOf(rule).length > 0 ? { ok: false, why: "shape" } : withOwn(settings.layers, rule),
      ),
    "own.remove": ({ id }) => change("own.remove", id, () => withoutOwn(settings.layers, id)),
    "own.try": async ({ rule, tab }) => {
      const input = await questions.next(tab)
      return input ? tryOn(rule, input) : { state: "silent" }
    },
  }
}
