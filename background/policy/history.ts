import type { Difference, HistoryEntry, HistoryView, JournalEvent, LeadView } from "../../src/messages"
import { bareLayers, differencesOf } from "../../src/policy/diff"
import { mayLead, type Layers } from "../../src/policy/layers"
import { backTo } from "../../src/policy/back"
import { isPolicy } from "../../src/policy/kept"
import { inPlaceOf, localKeys } from "../../src/policy/payload"
import type { Policy } from "../../src/policy/types"
import { keepChange, newest, newestFirst, stateOf } from "../../src/store/history"
import type { HistoryPart, HistoryRow } from "../../src/store/rows"
import { addToJournal } from "../../src/store/seen"
import { sha256 } from "../../src/store/sha256"
import { keepSetting } from "../../src/store/settings"
import { Refusal, type Handlers } from "../router"
import type { Settings, SettingsParts } from "../settings"
import { toldOf } from "./recover"

export type What = HistoryEntry["what"]

/** What the director deals, among differences. */
const lists = "orphans.deals"
/** The most differences told of one change. */
const mostChanges = 300

const digests = new WeakMap<object, Promise<string>>()
/** A roster is large and seldom changes: its digest is taken once. */
function rosterDigest(roster: object): Promise<string> {
  const known = digests.get(roster) ?? sha256(JSON.stringify(roster))
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
    rest: { id: await sha256(JSON.stringify(said)), value: rest },
    roster: roster ? { id: await rosterDigest(roster), value: roster } : null,
  }
}

const partsById = new WeakMap<Policy, ReturnType<typeof partsOf>>()
/** What was published is large and seldom changes: its parts are made once. */
function publishedParts(published: Policy | null): ReturnType<typeof partsOf> | null {
  if (!published) return null
  const parts = partsById.get(published) ?? partsOf(published)
  partsById.set(published, parts)
  return parts
}
const idsOf = ({ rest, roster }: Awaited<ReturnType<typeof partsOf>>) => ({
  rest: rest.id,
  roster: roster?.id ?? null,
})
const sameIds = (one: HistoryRow["published"], other: HistoryRow["published"]): boolean =>
  one === undefined || (one?.rest === other?.rest && one?.roster === other?.roster)
const bare = (published: Policy | null): Layers => ({ published, team: null, managed: null, person: null })

const withoutLists = (layers: Layers): Layers => {
  const { orphans: _lists, ...team } = layers.team ?? {}
  return { ...layers, team: layers.team && { version: 1, ...team } }
}

export type How = {
  by: string
  what: What
  /** A publication was taken: what was published before it. The row tells what it changed of that. */
  published?: Policy | null
}

/**
 * Keeps the team's layer with a row of history, written in one with it: who, how, and what became otherwise. A change of what the
 * history does not hold is kept without one. Before the first row comes the state that it started from.
 */
export async function keepTeam(
  { store, registry, now }: SettingsParts,
  layers: Layers,
  team: Policy | null,
  { by, what, published: publishedBefore }: How,
): Promise<void> {
  const at = now()
  const [before, after] = [await partsOf(layers.team), await partsOf(team)]
  const under = await publishedParts(layers.published)
  const underBefore = publishedBefore === undefined ? under : await publishedParts(publishedBefore)
  const isSame = before.rest.id === after.rest.id && before.roster?.id === after.roster?.id
  if (isSame && publishedBefore === undefined) return keepSetting(store, "team", team)
  const changes =
    publishedBefore === undefined
      ? differencesOf(withoutLists(layers), withoutLists({ ...layers, team }), registry, at)
      : differencesOf(bare(publishedBefore), bare(layers.published), registry, at).filter(
          ({ id }) => id !== lists,
        )
  const last = await newest(store)
  const row = (parts: typeof after, below: typeof under, over: Partial<HistoryRow>): HistoryRow => ({
    id: crypto.randomUUID(),
    // Two changes of one instant keep their order.
    at: Math.max(at.getTime(), (last?.at ?? 0) + 1),
    by,
    what,
    changes: changes.slice(0, mostChanges),
    more: Math.max(0, changes.length - mostChanges),
    ...idsOf(parts),
    published: below && idsOf(below),
    ...over,
  })
  const made = row(after, under, {})
  const start = row(before, underBefore, { at: made.at - 1, by: "", what: "start", changes: [], more: 0 })
  const parts = [...(last ? [] : [before, underBefore]), after, under].flatMap((one) =>
    one ? (one.roster ? [one.rest, one.roster] : [one.rest]) : [],
  )
  await keepChange(store, team, last ? [made] : [made, start], parts)
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
    const stands = idsOf(await partsOf(settings.layers.team))
    const below = await publishedParts(settings.layers.published)
    const current = rows.find((row) => sameIds(row, stands) && sameIds(row.published, below && idsOf(below)))
    return {
      readOnly: !mayLead(settings.layers),
      entries: rows.map(({ id, at, by, what, changes, more, roster, published }) => ({
        id,
        at: new Date(at).toISOString(),
        by,
        what,
        changes,
        more,
        current: id === current?.id,
        rosterGone: [roster, published?.roster ?? null].some((part) => part !== null && !parts.has(part)),
      })),
    }
  }

  async function layerOf(row: Pick<HistoryRow, "rest" | "roster">) {
    const state = await keep.attempt(() => stateOf(store, row))
    if (!state || (state.team !== null && !isPolicy(state.team))) throw new Refusal("shape")
    return { team: state.team, rosterGone: state.rosterGone }
  }

  /**
   * The team's layer once gone back to a row: what the history does not hold stays as it is. What was published since is overlaid, so
   * that it holds as it did then.
   */
  async function wanted(id: string): Promise<{ team: Policy | null; rosterGone: boolean }> {
    const row = await keep.attempt(() => store.history.get(id))
    if (!row) throw new Refusal("shape")
    const { layers } = settings
    const mine = await layerOf(row)
    const today = await publishedParts(layers.published)
    const isSame = sameIds(row.published, today && idsOf(today))
    const theirs = !isSame && row.published ? await layerOf(row.published) : null
    const rosterGone = mine.rosterGone || (theirs?.rosterGone ?? false)
    const then = { published: theirs?.team ?? null, team: mine.team }
    const back = isSame ? mine.team : inPlaceOf(mine.team, backTo(then, layers.published, registry, now()))
    const { orphans, roster } = layers.team ?? {}
    const { roster: _gone, ...others } = back ?? {}
    const team = rosterGone ? back && { ...others, version: 1 as const } : back
    const stays = { ...(orphans && { orphans }), ...(rosterGone && roster && { roster }) }
    const isNone = team === null && Object.keys(stays).length === 0
    return {
      team: inPlaceOf(layers.team, isNone ? null : { version: 1, ...team, ...stays }),
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
        // What is never published does not differ from what is.
        differences: differencesOf(bareLayers(layers, against), layers, registry, now()).filter(
          ({ id }) => against === "defaults" || !localKeys.some((key) => id.startsWith(`${key}.`)),
        ),
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
