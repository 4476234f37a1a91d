import type { FindAnswer, FoundFile } from "../src/messages/find"
import { empty, known, unknown, valueOf, type Field } from "../src/process/field"
import { withTold, type Wanted } from "../src/crm/clients"
import { cleanName, validEmail } from "../src/process/opportunity"
import { nameKey, type Away, type Roster } from "../src/process/roster"
import { noteAuthor } from "../src/rules/callbacks"
import { callerVerdict, type CallerFacts } from "../src/rules/callbacks/verdict"
import { inForce } from "../src/rules/engine"
import { looksAtOthers } from "../src/rules/followups/parts/former"
import type { Note, OpportunityFacts, RecordKey } from "../src/rules/facts"
import type { OtherFile } from "../src/rules/rule"
import { keepDossier, otherFiles } from "../src/store/dossiers"
import type { Client } from "../src/store/keys"
import { lookUp, readQuery, type Found } from "../src/store/lookup"
import { recordId, recordKey, type DossierRow } from "../src/store/rows"
import type { Asker } from "./crm/client-pages"
import { markFiles, markNumbers } from "./do-not-call/marked"
import { knownNames, rememberName } from "./names"
import { clientPhones, phonesIn } from "./phones"
import type { Settings } from "./settings"
import { cardOf } from "./verdict-card"

const HOUR = 3_600_000

/** The address of a record's page, from one that shows it; the record's own part of it when the page has moved on. */
function addressOf(url: string, { org, module, id }: RecordKey): string {
  const { origin, pathname, search } = new URL(url)
  if (pathname.endsWith("/EntityInfo.do") && search.includes(id)) return origin + pathname + search
  const shown = pathname.split("/").indexOf(id)
  if (shown >= 0)
    return (
      origin +
      pathname
        .split("/")
        .slice(0, shown + 1)
        .join("/")
    )
  return `${origin}/crm/${org === "" ? "" : `${org}/`}tab/${module}/${id}`
}

function clientOf({ fields }: Pick<OpportunityFacts, "fields">): Client {
  const email = valueOf(fields.email)
  const names = [fields.contact, fields.name].flatMap((field) => cleanName(valueOf(field) ?? "") || [])
  return {
    phones: clientPhones(valueOf(fields.phone) ?? ""),
    emails: email?.includes("@") === true ? [email] : [],
    names: [...new Set(names)],
  }
}

/** Keeps what an opportunity's page shows of its file, for look-ups, re-applications and the day. Rejects when the store does. */
export async function keepFile(
  { parts: { store, now } }: Settings,
  record: RecordKey,
  facts: OpportunityFacts,
  url: string,
): Promise<void> {
  const client = clientOf(facts)
  const [name] = client.names
  if (name !== undefined) await rememberName(recordId(record), name).catch(() => undefined)
  await keepDossier(store, { record, url: addressOf(url, record), facts, client }, now())
}

/** What the CRM is asked for: whole numbers and addresses, never what is half typed. */
const wantedOf = ({ phones, emails }: Client): Wanted => ({
  phones: phones.filter((digits) => /^\d{10,15}$/.test(digits)).slice(0, 2),
  emails: emails.filter(validEmail).slice(0, 1),
})

/**
 * The client's other files: those seen here, and, where a rule may look at them, those that the CRM told by now, for the page that asks.
 * Undefined when neither phone nor e-mail is known, or the store does not say and the CRM neither.
 */
export async function othersOf(
  { parts: { store, keep, now }, clients }: Settings,
  record: RecordKey | null,
  facts: Pick<OpportunityFacts, "mode" | "fields" | "stageChange">,
  page: Asker | null = null,
): Promise<OtherFile[] | undefined> {
  const client = clientOf(facts)
  const by = { phone: client.phones[0] ?? null, email: client.emails[0] ?? null }
  if (by.phone === null && by.email === null) return undefined
  const told = page && looksAtOthers(facts) ? clients.others(page, record, wantedOf(client)) : undefined
  const seen = await keep.attempt(() => otherFiles(store, record, by, now())).catch(() => undefined)
  return told ? withTold(seen ?? [], told) : seen
}

const kept = <T>(value: T | null): Field<T> => (value === null ? unknown("not-rendered") : known(value))

/** A file's facts as they were kept, for the decision. Its notes, once older than the window, no longer say who wrote last. */
function factsOf(row: DossierRow, hours: number, now: Date): CallerFacts {
  const { authorCertain = true, ...doubt } = row.lastDoubt ?? {}
  const note = (at: number, followUp: boolean): Note => ({
    id: "",
    text: "",
    author: followUp ? (row.lastAuthor ?? "") : "",
    authorCertain,
    at: known({
      at: new Date(at),
      precision: "minute",
      zoneKnown: true,
      isModified: false,
      ...(followUp ? doubt : {}),
    }),
    ofThisRecord: true,
    reading: {
      followUp: followUp
        ? { outcome: row.lastOutcome ?? "unstated", day: null, round: null, channels: [], closing: false }
        : null,
      appointment: null,
      noShow: !followUp,
    },
  })
  const age = row.notesSeenAt === null ? Infinity : now.getTime() - row.notesSeenAt
  const notes = [
    ...(row.noShowAt === null ? [] : [note(row.noShowAt, false)]),
    ...(row.lastNoteAt === null ? [] : [note(row.lastNoteAt, true)]),
  ]
  return {
    notes: age <= hours * HOUR ? known(notes) : unknown("not-rendered"),
    notesComplete: row.notesComplete,
    fields: { owner: row.owner === "" ? empty : kept(row.owner), stage: kept(row.stage) },
  }
}

function byPerson<T extends { person: string }>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const mine = found.get(one.person)
    if (mine) mine.push(one)
    else found.set(one.person, [one])
  }
  return found
}

/** The roster by name and by person, so that a file's verdict does not read it whole. */
class People {
  readonly #named = new Map<string, Roster["people"]>()
  readonly #shifts: Map<string, Roster["shifts"]>
  readonly #absences: Map<string, Roster["absences"]>
  readonly #away: Map<string, Away[]>

  constructor(private readonly roster: Roster) {
    for (const person of roster.people)
      for (const name of new Set([person.name, ...(person.aliases ?? [])].map(nameKey)))
        this.#named.set(name, [...(this.#named.get(name) ?? []), person])
    this.#shifts = byPerson(roster.shifts)
    this.#absences = byPerson(roster.absences)
    this.#away = byPerson(roster.away ?? [])
  }

  /** The roster of those who bear these names. */
  of(names: readonly string[]): Roster {
    const people = [...new Set(names.flatMap((name) => this.#named.get(nameKey(name)) ?? []))]
    return {
      ...this.roster,
      people,
      shifts: people.flatMap(({ id }) => this.#shifts.get(id) ?? []),
      absences: people.flatMap(({ id }) => this.#absences.get(id) ?? []),
      ...(this.roster.away && { away: people.flatMap(({ id }) => this.#away.get(id) ?? []) }),
    }
  }
}

/** What of the policy a verdict looks at, made once for as long as the policy stands: a look-up does not read it whole. */
function policyOf(policy: ReturnType<Settings["policy"]>) {
  const { agent, roster, ...rest } = policy
  return { policy, agent, people: new People(roster), force: inForce(rest) }
}
type PolicyNow = ReturnType<typeof policyOf>
export function policyKeeper(settings: Settings): () => PolicyNow {
  let held: PolicyNow | null = null
  return () => {
    const standing = settings.policy()
    return held?.policy === standing ? held : (held = policyOf(standing))
  }
}

/** Of whom a verdict may speak, and what it is made from. */
type Called = { opportunity: CallerFacts; names: readonly (string | null | undefined)[] }

/** Who takes a caller, in words; null where the callbacks say nothing. */
export function cardFor(
  { opportunity, names: shown }: Called,
  { agent, people, force }: PolicyNow,
  settings: Settings,
  now: Date,
): FoundFile["card"] {
  if (!force.packOn("callbacks")) return null
  const names = [...shown, agent?.name].filter((name) => typeof name === "string")
  const answer = callerVerdict({
    opportunity,
    agent,
    roster: people.of(names),
    presenceAnswers: settings.presences,
    now,
    force,
  })
  if (!answer) return null
  const { verdict, rule, until } = answer.verdict
  const { said } = cardOf(answer, settings.parts.words[settings.language])
  return { verdict, rule, ...said, until: until?.toISOString() ?? null }
}

const iso = (at: number): string => new Date(at).toISOString()

export type Find = (query: string) => Promise<FindAnswer>

/** Finds the files of a caller among those that this browser has seen (process.md 3.7). Rejects when the store does. */
export function finder(settings: Settings): Find {
  const { store, keep, now: clock } = settings.parts
  const policyNow = policyKeeper(settings)

  return async (query) => {
    const read = readQuery(query, phonesIn(query))
    if (read.texts.length === 0) return { query, tried: [], files: [] }
    const [found, names] = await Promise.all([
      keep.attempt(() => lookUp(store, read)),
      knownNames(),
      settings.load(),
    ])
    const policy = policyNow()
    const { hours } = policy.force.paramsOf(noteAuthor) as { hours: number }
    const now = clock()
    const [marked, typed] = await Promise.all([
      markFiles(
        settings,
        found.map(({ row }) => row),
      ),
      markNumbers(
        settings,
        read.texts.flatMap(([kind, text]) => (kind === "phone" ? [text] : [])),
      ),
    ])
    const said = ({ row, by, exact }: Found): FoundFile => ({
      ...marked(row),
      record: recordKey(row.record),
      url: row.url,
      name: names[row.record] ?? null,
      stock: row.stock,
      stage: row.stage,
      owner: row.owner === "" ? null : row.owner,
      lastNote:
        row.lastNoteAt === null || row.lastAuthor === null
          ? null
          : { at: iso(row.lastNoteAt), author: row.lastAuthor, outcome: row.lastOutcome ?? "unstated" },
      seenAt: iso(row.seenAt),
      by,
      exact,
      card: cardFor(
        { opportunity: factsOf(row, hours, now), names: [row.owner, row.lastAuthor] },
        policy,
        settings,
        now,
      ),
    })
    return { query, tried: read.tried, files: found.map(said), ...typed }
  }
}
