import type { JournalEvent, LeadView } from "../src/messages"
import { setPack, setRule, setRules, silenceRule, type Change } from "../src/policy/change"
import { current, mayLead, merged } from "../src/policy/layers"
import { inPlaceOf } from "../src/policy/payload"
import { leftOf } from "../src/policy/published"
import { readPolicy } from "../src/policy/read"
import type { Policy } from "../src/policy/types"
import { addToJournal } from "../src/store/seen"
import { keepSetting } from "../src/store/settings"
import { viewWithAuthors, type What } from "./policy/history"
import { Refusal, type Handlers } from "./router"
import type { Settings } from "./settings"

type LeadHandlers = Pick<
  Handlers,
  | "lead.get"
  | "rule.set"
  | "rules.set"
  | "rule.silence"
  | "pack.set"
  | "policy.reset"
  | "policy.import"
  | "policy.export"
  | "recovery.get"
  | "recovery.drop"
>

/** What differs between two views, each as "before → after". */
function whatChanged(before: LeadView, after: LeadView): Record<string, string> {
  const facts = (view: LeadView): Map<string, string> =>
    new Map([
      ...view.packs.map(({ id, on }) => [id, String(on)] as const),
      ...view.rules.map(
        ({ id, level, until, silenced }) =>
          [
            id,
            [level, ...(until ? [`→ ${until}`] : []), ...(silenced ? ["silenced"] : [])].join(" "),
          ] as const,
      ),
      ...view.rules.flatMap(({ id, params }) =>
        params.map(({ name, value }) => [`${id}.${name}`, JSON.stringify(value)] as const),
      ),
      ["organisations", view.organisations.join(" ")] as const,
      ["team", view.team ?? ""] as const,
    ])
  const [old, fresh] = [facts(before), facts(after)]
  const names = [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (name) => old.get(name) !== fresh.get(name),
  )
  return Object.fromEntries(names.map((name) => [name, `${old.get(name) ?? ""} → ${fresh.get(name) ?? ""}`]))
}

/** What a lead may do, here: the change holds for this browser, is told to its tabs, and stands in the journal. */
export function leadHandlers(settings: Settings): LeadHandlers {
  const { store, keep, registry, now } = settings.parts

  async function apply(what: string, team: Policy | null, how: What = ""): Promise<LeadView> {
    const before = settings.lead()
    await settings.govern("team", team, how)
    // Another policy, another roster: an import made before it can no longer be undone.
    if (what.startsWith("policy.")) await keep.attempt(() => keepSetting(store, "rosterBefore", null))
    const after = settings.lead()
    const event: JournalEvent = { kind: "policy", details: { what, ...whatChanged(before, after) } }
    await keep
      .write(() => addToJournal(store, `policy:${crypto.randomUUID()}`, event, now()))
      .catch(() => undefined)
    return viewWithAuthors(settings)
  }

  async function asLead(): Promise<void> {
    await settings.load()
    if (!mayLead(settings.layers)) throw new Refusal("refused")
  }

  function taken(change: Change): Policy {
    if (!change.ok) throw new Refusal(change.why)
    return change.team
  }

  return {
    "lead.get": async () => {
      await settings.load()
      return viewWithAuthors(settings)
    },
    "rule.set": async (request) => {
      await asLead()
      return apply("rule.set", taken(setRule(settings.layers, registry, request, now())))
    },
    "rules.set": async (request) => {
      await asLead()
      const change = setRules(settings.layers, registry, request, now())
      if (!change.ok) throw new Refusal(change.why)
      const { changed, passed } = change
      const view = changed > 0 ? await apply("rules.set", change.team) : await viewWithAuthors(settings)
      return { view, changed, passed }
    },
    "rule.silence": async (request) => {
      await asLead()
      return apply("rule.silence", taken(silenceRule(settings.layers, registry, request)))
    },
    "pack.set": async (request) => {
      await asLead()
      return apply("pack.set", taken(setPack(settings.layers, registry, request)))
    },
    "policy.reset": async () => {
      await asLead()
      return apply("policy.reset", inPlaceOf(settings.layers.team, null), "reset")
    },
    "policy.import": async ({ text }) => {
      await asLead()
      const read = readPolicy(text, registry, settings.language)
      if (!read.ok) return read
      const { published, team: before } = settings.layers
      // What is published is left to say it: said here too, it would hide what another lead publishes next.
      const own = published ? leftOf(read.policy, published, now()) : read.policy
      const team = inPlaceOf(before, own)
      return { ok: true, view: await apply("policy.import", team, "import") }
    },
    "policy.export": async () => {
      await asLead()
      const { published, team, managed, person } = settings.layers
      const standing = (policy: Policy | null) => current(policy, now())
      return merged({
        published: standing(published),
        team: standing(team),
        managed: standing(managed),
        person,
      })
    },
    "recovery.get": async () => {
      await asLead()
      return settings.damaged?.text ?? null
    },
    "recovery.drop": async () => {
      await asLead()
      await settings.choose("damaged", null)
      return viewWithAuthors(settings)
    },
  }
}
