import { centreHosts } from "../../src/crm/centres"
import type { ClientFile, Wanted } from "../../src/crm/clients"
import { allNotes } from "../../src/crm/notes"
import { CrmError, type Crm, type CrmFault } from "../../src/crm/types"
import type { FindAnswer, FoundFile } from "../../src/messages/find"
import { merged } from "../../src/policy/layers"
import { known, unknown } from "../../src/process/field"
import { validEmail } from "../../src/process/opportunity"
import { readQuery } from "../../src/store/lookup"
import { en } from "../../src/words/en/crm-people"
import { fr } from "../../src/words/fr/crm-people"
import { cardFor, policyKeeper, type Find } from "../find"
import { phonesIn } from "../phones"
import type { From, Handlers } from "../router"
import type { Settings } from "../settings"
import type { Asker, NotedFile } from "./client-pages"
import type { WordKind } from "./clients"

/** What is said when the CRM does not answer a search. */
export const saidOf = (fault: CrmFault): "unreachable" | "refused" | "wait" =>
  fault === "limited" || fault === "budget"
    ? "wait"
    : fault === "forbidden" || fault === "absent"
      ? "refused"
      : "unreachable"

/** Whether a text is long enough to ask the CRM for it: 4 digits or 3 letters. */
const enough = (query: string): boolean =>
  (query.match(/\d/g) ?? []).length >= 4 || (query.match(/\p{L}/gu) ?? []).length >= 3

/** What to ask the CRM for, from what was typed; null: nothing. */
function meant(query: string): { wanted: Wanted } | { typed: string; kind: WordKind } | null {
  if (!enough(query)) return null
  const { texts } = readQuery(query, phonesIn(query))
  const of = (...kinds: string[]): string[] =>
    texts.flatMap(([kind, text]) => (kinds.includes(kind) ? [text] : []))
  const phones = of("phone", "last7", "last4").slice(0, 2)
  const emails = of("email").slice(0, 1)
  if (phones.length + emails.length > 0) return { wanted: { phones, emails } }
  if (of("surname", "name").length > 0) return { typed: query.trim(), kind: "surname" }
  return of("stock").length > 0 ? { typed: query.trim(), kind: "stock" } : null
}

/** A file of the CRM as one found; `base`: the address of the organisation's pages. */
function foundFile({ file, notes }: NotedFile, base: { origin: string; org: string }, say: Say): FoundFile {
  const { owner, stage } = file
  const last = (notes ?? []).findLast(({ reading }) => reading.followUp)
  const opportunity = {
    notes: notes === null ? unknown("not-found") : known(allNotes(notes)),
    notesComplete: notes !== null,
    fields: {
      owner: owner?.name == null ? unknown("not-found") : known(owner.name),
      stage: stage === null ? unknown("not-found") : known(stage),
    },
  }
  return {
    record: { org: base.org, module: file.page, id: file.id },
    url: `${base.origin}/crm/${base.org}/tab/${file.page}/${file.id}`,
    name: file.name,
    stock: file.stock,
    stage,
    owner: owner?.name ?? null,
    lastNote: last
      ? {
          at: last.at.toISOString(),
          author: last.author ?? "",
          outcome: last.reading.followUp?.outcome ?? "unstated",
        }
      : null,
    seenAt: say.now.toISOString(),
    by: file.by,
    exact: file.exact,
    source: say.source,
    card: say.card({ opportunity, names: [owner?.name, last?.author] }),
  }
}
type Say = {
  now: Date
  source: string
  card: (called: Parameters<typeof cardFor>[0]) => FoundFile["card"]
}

/** Files seen here with those of the CRM, each once: its word, and what only this browser knows. Whole matches first. */
function joined(seen: readonly FoundFile[], told: readonly FoundFile[]): FoundFile[] {
  const own = new Map(seen.map((file) => [file.record.id, file]))
  const fresh = told.map((file) => {
    const before = own.get(file.record.id)
    own.delete(file.record.id)
    if (!before) return file
    const { url, doNotCall } = before
    const exact = file.exact || before.exact
    return {
      ...file,
      url,
      name: file.name ?? before.name,
      exact,
      ...(doNotCall !== undefined && { doNotCall }),
    }
  })
  const rank = ({ exact }: FoundFile): number => (exact ? 0 : 1)
  return [...fresh, ...own.values()].sort((one, other) => rank(one) - rank(other)).slice(0, 20)
}

/** What the CRM adds to a call coming in, or a client's page: null without a connection. */
export type ToldCalls = (
  texts: readonly string[],
  files: readonly FoundFile[],
) => { files: FoundFile[]; none: string } | null

/** The search of callers in the CRM, beside what this browser has seen. */
export function clientFind(settings: Settings, find: Find) {
  const { connection, now } = settings.parts
  const policyNow = policyKeeper(settings)
  const asking = new Map<string, AbortController>()
  const words = () => (settings.language === "en" ? en : fr)

  const say = (): Say => {
    const [at, policy] = [now(), policyNow()]
    return { now: at, source: words().source, card: (called) => cardFor(called, policy, settings, at) }
  }

  /** A newer question of the same asker takes the place of the one before. */
  function begin({ tab }: From): AbortController {
    const asker = String(tab)
    asking.get(asker)?.abort()
    const life = new AbortController()
    asking.set(asker, life)
    return life
  }

  async function ask(
    crm: Crm,
    query: NonNullable<ReturnType<typeof meant>>,
    signal: AbortSignal,
  ): Promise<{ files: FoundFile[]; fault: CrmFault | null }> {
    const org = connection.state().org?.zgid ?? (await crm.org({ signal })).zgid
    const { clients } = settings
    const found =
      "wanted" in query
        ? await clients.clients.files(crm, org, query.wanted, { signal })
        : await clients.clients.named(crm, org, query.typed, query.kind, { signal })
    const first = (file: ClientFile): number => (file.exact ? 0 : 1)
    const files = [...found.files].sort((one, other) => first(one) - first(other)).slice(0, 20)
    const noted = await clients.noted(crm, files, { signal })
    const { centre = "com" } = merged(settings.layers).connection ?? {}
    const base = { origin: `https://${centreHosts[centre].pages[0] ?? ""}`, org: `org${org}` }
    const saying = say()
    return { files: noted.map((one) => foundFile(one, base, saying)), fault: found.fault }
  }

  const handlers: Pick<Handlers, "callers.find" | "callers.more"> = {
    "callers.find": async ({ query }, from) => {
      begin(from)
      const answer = await find(query)
      return connection.crm() && meant(query) ? { ...answer, more: true } : answer
    },
    "callers.more": async ({ query }, from): Promise<FindAnswer> => {
      const life = begin(from)
      const seen = find(query)
      const wanted = meant(query)
      const crm = connection.crm()
      if (!crm || !wanted) return seen
      const told = await ask(crm, wanted, life.signal).catch((error: unknown) => ({
        files: [],
        fault: error instanceof CrmError ? error.fault : ("failed" as const),
      }))
      const answer = await seen
      return {
        ...answer,
        files: joined(answer.files, told.files),
        crm: told.fault === null ? "answered" : saidOf(told.fault),
      }
    },
  }

  /** For a page, from what is known now: the CRM is asked beside it, and the page told when that changes. */
  const toldTo =
    (page: Asker): ToldCalls =>
    (texts, files) => {
      const wanted = {
        phones: [...new Set(texts.flatMap(phonesIn))].slice(0, 3),
        emails: texts.filter(validEmail).slice(0, 1),
      }
      const told = settings.clients.calls(page, wanted)
      if (told === undefined) return null
      const { calls } = words()
      if (told === null) return { files: [...files], none: calls.asking }
      const zgid = connection.state().org?.zgid ?? ""
      const base = {
        origin: new URL(page.url ?? `https://${centreHosts.com.pages[0] ?? ""}`).origin,
        org: page.org === "" ? `org${zgid}` : page.org,
      }
      const saying = say()
      return {
        files: joined(
          files,
          told.files.map((one) => foundFile(one, base, saying)),
        ),
        none: told.fault === null ? calls.none : calls[saidOf(told.fault)],
      }
    }

  return { handlers, toldTo }
}
