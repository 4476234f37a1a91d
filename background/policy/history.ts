import type { Difference, HistoryEntry, HistoryView, JournalEvent, LeadView } from "../../src/messages"
import { bareLayers, differencesOf } from "../../src/policy/diff"
import { mayLead, type Layers } from "../../src/policy/layers"
import { isPolicy } from "../../src/policy/kept"
import { inPlaceOf } from "../../src/policy/payload"
import type { Policy } from "../../src/policy/types"
import { keepChange, newestFirst, stateOf } from "../../src/store/history"
import type { HistoryPart, HistoryRow } from "../../src/store/rows"
import { addToJournal } from "../../src/store/seen"
import { keepSetting } from "../../src/store/settings"
import { Refusal, type Handlers } from "../router"
import type { Settings, SettingsParts } from "../settings"
import { toldOf } from "./recover"

export type What = HistoryEntry["what"]

/** The most differences told of one change. */
const mostChanges = 300

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("")
}
const digests = new WeakMap<object, Promise<string>>()
/** A roster is large and seldom changes: its digest is taken once. */
function rosterDigest(roster: object): Promise<string> {
  const known = digests.get(roster) ?? digestOf(JSON.stringify(roster))
  digests.set(roster, known)
  return known
}

/** What a row of the history stands of. The lists that the director deals name clients: they go no further than their own table and time. */
async function partsOf(team: Policy | null): Promise<{ rest: HistoryPart; roster: HistoryPart | null }> {
  const { roster, orphans: _lists, ...others } = team ?? {}
  const rest = team && others
  // A layer of empty tables says what none does.
  const said = Object.entries(others).filter(
    ([key, one]) => key !== "version" && JSON.stringify(one) !== "{}",
  )
  return {
    rest: { id: await digestOf(JSON.stringify(said)), value: rest },
    roster: roster ? { id: await rosterDigest(roster), value: roster } : null,
  }
}

const withoutLists = (layers: Layers): Layers => {
  const { orphans: _lists, ...team } = layers.team ?? {}
  return { ...layers, team: layers.team && { version: 1, ...team } }
}

/**
 * Keeps the team's layer with a row of history, written in one with it: who, how, and what became otherwise. A change of what the
 * history does not hold is kept without one. Before the first row comes the state that it started from.
 */
export async function keepTeam(
  { store, registry, now }: SettingsParts,
  layers: Layers,
  team: Policy | null,
  { by, what }: { by: string; what: What },
): Promise<void> {
  const at = now()
  const [before, after] = [await partsOf(layers.team), await partsOf(team)]
  if (before.rest.id === after.rest.id && before.roster?.id === after.roster?.id)
    return keepSetting(store, "team", team)
  const changes = differencesOf(withoutLists(layers), withoutLists({ ...layers, team }), registry, at)
  const last = (await newestFirst(store))[0]
  const row = (parts: typeof after, over: Partial<HistoryRow>): HistoryRow => ({
    id: crypto.randomUUID(),
    // Two changes of one instant keep their order.
    at: Math.max(at.getTime(), (last?.at ?? 0) + 1),
    by,
    what,
    changes: changes.slice(0, mostChanges),
    more: Math.max(0, changes.length - mostChanges),
    rest: parts.rest.id,
    roster: parts.roster?.id ?? null,
    ...over,
  })
  const made = row(after, {})
  const start = row(before, { at: made.at - 1, by: "", what: "start", changes: [], more: 0 })
  const parts = [before, after].flatMap(({ rest, roster }) => (roster ? [rest, roster] : [rest]))
  await keepChange(
    store,
    team,
    last ? [made] : [made, start],
    last ? parts.slice(before.roster ? 2 : 1) : parts,
  )
}

/** The rules that a difference is about. */
const ruleOf = (one: Difference): string | null =>
  one.kind === "rule" || one.kind === "param" ? one.id : null

/** Who changed each rule last, and when: a lead here, or whoever published what is in force of it. */
async function lastChanges(settings: Settings): Promise<Map<string, { by: string; at: number }>> {
  const last = new Map<string, { by: string; at: number }>()
  for (const { by, at, changes } of await newestFirst(settings.parts.store))
    for (const one of changes) {
      const id = ruleOf(one)
      if (id !== null && !last.has(id)) last.set(id, { by, at })
    }
  return last
}

/** The lead's view with who changed each rule last; without, where the store does not tell. */
export async function viewWithAuthors(settings: Settings): Promise<LeadView> {
  const view = settings.lead()
  const last = await settings.parts.keep
    .attempt(() => lastChanges(settings))
    .catch(() => new Map<string, { by: string; at: number }>())
  const { publication } = settings
  return {
    ...view,
    recovered: toldOf(settings.damaged),
    rules: view.rules.map((rule) => {
      const isPublished =
        rule.levelFrom === "published" ||
        rule.silencedFrom === "published" ||
        rule.params.some(({ from }) => from === "published")
      const here = last.get(rule.id)
      const theirs = isPublished && publication ? { by: publication.by, at: publication.at } : undefined
      const newest = here && theirs ? (here.at > theirs.at ? here : theirs) : (here ?? theirs)
      return { ...rule, changed: newest ? { by: newest.by, at: new Date(newest.at).toISOString() } : null }
    }),
  }
}

/** The differences, the history, and the way back. */
export function historyHandlers(
  settings: Settings,
): Pick<Handlers, "diff.get" | "history.get" | "history.preview" | "history.restore"> {
  const { store, keep, registry, now } = settings.parts

  async function asLead(): Promise<void> {
    await settings.load()
    if (!mayLead(settings.layers)) throw new Refusal("refused")
  }

  async function view(): Promise<HistoryView> {
    await settings.load()
    const [rows, kept] = await keep.attempt(() =>
      Promise.all([newestFirst(store), store.historyParts.toCollection().primaryKeys()]),
    )
    const parts = new Set(kept)
    const stands = await partsOf(settings.layers.team)
    const current = rows.find(
      ({ rest, roster }) => rest === stands.rest.id && roster === (stands.roster?.id ?? null),
    )
    return {
      readOnly: !mayLead(settings.layers),
      entries: rows.map(({ id, at, by, what, changes, more, roster }) => ({
        id,
        at: new Date(at).toISOString(),
        by,
        what,
        changes,
        more,
        current: id === current?.id,
        rosterGone: roster !== null && !parts.has(roster),
      })),
    }
  }

  /** The team's layer once gone back to a row: what the history does not hold stays as it is. */
  async function wanted(id: string): Promise<{ team: Policy | null; rosterGone: boolean }> {
    const row = await keep.attempt(() => store.history.get(id))
    const state = row && (await keep.attempt(() => stateOf(store, row)))
    if (!state) throw new Refusal("shape")
    const { team, rosterGone } = state
    if (team !== null && !isPolicy(team)) throw new Refusal("shape")
    const { orphans, roster } = settings.layers.team ?? {}
    const stays = { ...(orphans && { orphans }), ...(rosterGone && roster && { roster }) }
    const gone = team === null && Object.keys(stays).length === 0
    return {
      team: inPlaceOf(settings.layers.team, gone ? null : { version: 1, ...team, ...stays }),
      rosterGone,
    }
  }

  return {
    "diff.get": async ({ against }) => {
      await asLead()
      const { layers, publication } = settings
      return {
        against,
        published:
          against === "published" && publication
            ? { by: publication.by, at: new Date(publication.at).toISOString() }
            : null,
        differences: differencesOf(bareLayers(layers, against), layers, registry, now()),
      }
    },
    "history.get": async () => {
      await asLead()
      return view()
    },
    "history.preview": async ({ id }) => {
      await asLead()
      const { team, rosterGone } = await wanted(id)
      return {
        differences: differencesOf(settings.layers, { ...settings.layers, team }, registry, now()),
        rosterGone,
      }
    },
    "history.restore": async ({ id }) => {
      await asLead()
      const { team, rosterGone } = await wanted(id)
      await settings.govern("team", team, "restore")
      const event: JournalEvent = { kind: "policy", details: { what: "history.restore", rosterGone } }
      await keep
        .write(() => addToJournal(store, `policy:${crypto.randomUUID()}`, event, now()))
        .catch(() => undefined)
      // Another policy, another roster: an import made before it can no longer be undone.
      await keep.attempt(() => keepSetting(store, "rosterBefore", null)).catch(() => undefined)
      return view()
    },
  }
}
