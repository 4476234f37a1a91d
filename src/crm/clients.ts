import { cleanName } from "../process/opportunity"
import { nameKey } from "../process/roster"
import { stageOf } from "../process/stages"
import { fold } from "../process/text"
import type { FindKind } from "../messages/find"
import type { OtherFile } from "../rules/rule"
import { queryText } from "./ask-text"
import type { CrmField, CrmModule, CrmRecord, CrmStageChange } from "./types"

/** Which fields of a module hold what a client is found by. API names. */
export type ClientModule = {
  api: string
  /** The name in the addresses of its pages. */
  page: string
  name: string
  stage: string | null
  stock: string | null
  phones: readonly string[]
  emails: readonly string[]
  /** The field that names the client's own record. */
  contact: string | null
  side: "credit" | null
}
/** The fields of a client's own record. */
export type ContactFields = Pick<ClientModule, "phones" | "emails">
/** What to look for; phones are digits: the whole number, or its last ones. */
export type Wanted = { phones: readonly string[]; emails: readonly string[] }

/** A file of a client, in any module, as the CRM gives it. Nothing of the client in it but their name. */
export type ClientFile = {
  module: string
  page: string
  id: string
  name: string | null
  stage: string | null
  stock: string | null
  owner: { id: string; name: string | null } | null
  createdAt: Date | null
  modifiedAt: Date | null
  by: FindKind
  exact: boolean
  side: "credit" | null
}

const most = 5
const ofType = (fields: readonly CrmField[], type: RegExp): string[] =>
  fields.flatMap((field) => (type.test(field.type) ? [field.apiName] : [])).slice(0, most)
const only = <T>(all: readonly T[]): T | null => (all.length === 1 ? (all[0] ?? null) : null)
const labelled = (fields: readonly CrmField[], type: RegExp, label: RegExp): string | null =>
  only(fields.filter((field) => type.test(field.type) && label.test(fold(field.label))))?.apiName ?? null

/** Where a client's own record has their numbers and addresses. */
export const contactFields = (fields: readonly CrmField[]): ContactFields => ({
  phones: ofType(fields, /^phone$/),
  emails: ofType(fields, /^email$/),
})

/** What of a module a client is found by, from its fields; `known`: those that are known otherwise. */
export function clientModule(
  module: CrmModule,
  fields: readonly CrmField[],
  known: Partial<Pick<ClientModule, "name" | "stage" | "stock" | "contact" | "side">> = {},
): ClientModule {
  return {
    api: module.apiName,
    page: module.moduleName,
    name: "Name",
    stage: labelled(fields, /picklist/, /^(etape|statut|stage|status)\b/),
    stock: null,
    contact: labelled(fields, /^lookup$/, /\b(client|contact)\b/),
    side: null,
    ...contactFields(fields),
    ...known,
  }
}

/** Criteria joined as a query wants them: two by two. */
const either = (all: readonly string[]): string =>
  all.length < 3
    ? all.length < 2
      ? all.join("")
      : `(${all.join(" or ")})`
    : `(${all[0] ?? ""} or ${either(all.slice(1))})`

const columnsOf = (module: ClientModule, contacts: ContactFields | null): ContactFields => {
  const { contact } = module
  const theirs = (names: readonly string[]): string[] =>
    contact === null ? [] : names.map((name) => `${contact}.${name}`)
  return {
    phones: [...module.phones, ...theirs(contacts?.phones ?? [])],
    emails: [...module.emails, ...theirs(contacts?.emails ?? [])],
  }
}

/**
 * The query of a client's files in a module: by its own fields and by those of the client's record (`contacts`; null: left out). A
 * number is looked for by its last 4 digits, which every way of writing it ends with; `filesIn` looks at the rest. Null when nothing can be
 * looked for there.
 */
export function clientQuery(
  module: ClientModule,
  contacts: ContactFields | null,
  { phones, emails }: Wanted,
): string | null {
  const columns = columnsOf(module, contacts)
  const ends = [...new Set(phones.map((digits) => digits.replace(/\D/g, "").slice(-4)))].filter(
    (end) => end.length === 4,
  )
  const wanted = [
    ...ends.flatMap((end) => columns.phones.map((column) => `${column} like '%${end}'`)),
    ...emails.flatMap((email) => columns.emails.map((column) => `${column} = ${queryText(email)}`)),
  ].slice(0, 25)
  if (wanted.length === 0) return null
  const { name, stage, stock, contact } = module
  const shown = [name, stage, stock, contact, "Owner", "Created_Time", "Modified_Time"].filter(
    (column) => column !== null,
  )
  const all = [...new Set([...shown, ...columns.phones, ...columns.emails])]
  return `select ${all.join(", ")} from ${module.api} where ${either(wanted)} order by Modified_Time desc limit 200`
}

/** The fields that a search of a module asks for. */
export const searchFields = ({ name, stage, stock, contact, phones, emails }: ClientModule): string[] =>
  [name, stage, stock, contact, ...phones, ...emails].filter((field) => field !== null)

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== ""
    ? value.trim()
    : typeof value === "object" && value !== null && "name" in value
      ? textOf(value.name)
      : null
const digitsOf = (value: unknown): string =>
  typeof value === "string" ? value.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "") : ""

/** A row as one of the client's files. */
export function fileOf(
  module: ClientModule,
  { id, values, owner, createdAt, modifiedAt }: CrmRecord,
  found: Pick<ClientFile, "by" | "exact">,
): ClientFile {
  const text = (column: string | null): string | null => (column === null ? null : textOf(values[column]))
  const name = cleanName(text(module.contact) ?? "") || cleanName(text(module.name) ?? "")
  return {
    module: module.api,
    page: module.page,
    id,
    name: name === "" ? null : name,
    stage: text(module.stage),
    stock: text(module.stock),
    owner: owner && { id: owner.id, name: owner.name.trim() === "" ? null : owner.name },
    createdAt,
    modifiedAt,
    ...found,
    side: module.side,
  }
}

/** The rows that are indeed of who is wanted; by e-mail where both are the same, since a phone may be a family's. */
export function filesIn(
  module: ClientModule,
  contacts: ContactFields | null,
  { phones, emails }: Wanted,
  rows: readonly CrmRecord[],
): ClientFile[] {
  const columns = columnsOf(module, contacts)
  const addresses = new Set(emails.map(fold))
  return rows.flatMap((row) => {
    const seen = columns.emails.map((column) => fold(textOf(row.values[column]) ?? ""))
    if (seen.some((one) => addresses.has(one))) return [fileOf(module, row, { by: "email", exact: true })]
    const numbers = columns.phones.map((column) => digitsOf(row.values[column]))
    const match = phones.find((digits) =>
      numbers.some((number) => (digits.length >= 10 ? number === digits : number.endsWith(digits))),
    )
    if (match === undefined) return []
    const by = match.length >= 10 ? "phone" : match.length >= 7 ? "last7" : "last4"
    return [fileOf(module, row, { by, exact: by === "phone" })]
  })
}

/** Whether a name holds each of these words, or its start; `whole`: and no other. */
export function nameHolds(name: string | null, typed: string): { holds: boolean; whole: boolean } {
  const [own, wanted] = [nameKey(name ?? ""), nameKey(typed)].map((key) => key.split(" ").filter(Boolean))
  if (!own || !wanted || wanted.length === 0) return { holds: false, whole: false }
  return {
    holds: wanted.every((word) => own.some((one) => one.startsWith(word))),
    whole: own.join(" ") === wanted.join(" "),
  }
}

/** Whether a stage is one at which a file was lost; a bare "Perdu" is the approvers'. */
export const isLost = (stage: string | null): boolean =>
  stage !== null && (stageOf(stage)?.end === "lost" || fold(stage) === "perdu")
const isOpen = (stage: string): boolean => stageOf(stage)?.open === true
/** Whether a file at this stage may change an answer about another one of its client: no rule looks at those that are neither. */
export const isWeighed = (stage: string): boolean => isOpen(stage) || isLost(stage)

/**
 * When a file that now stands at this stage was closed, by the history of its stages, oldest first; null where the history does not
 * tell: none, or it ends at another stage.
 */
export function closedAtOf(stage: string, history: readonly CrmStageChange[]): Date | null {
  const last = history.at(-1)
  if (!last || fold(last.stage) !== fold(stage) || isOpen(stage)) return null
  const open = history.findLastIndex((change) => isOpen(change.stage))
  // A stage that is not the process's says neither: what comes after it may have been closed before.
  const known = history
    .slice(open + 1)
    .every((change) => isLost(change.stage) || stageOf(change.stage) !== null)
  const at = known ? history[open + 1]?.at : undefined
  return at && !Number.isNaN(at.getTime()) ? at : null
}

/**
 * Files seen here with those that the CRM told, each once: its word on stage, owner and creation, and on when it was closed where it
 * knows; what only this browser saw stays.
 */
export function withTold(seen: readonly OtherFile[], told: readonly OtherFile[]): OtherFile[] {
  const own = new Map(seen.map((file) => [file.record.id, file]))
  const files = told.map((file) => {
    const before = own.get(file.record.id)
    own.delete(file.record.id)
    if (!before) return file
    const same = file.stage !== null && before.stage !== null && fold(file.stage) === fold(before.stage)
    const { closedAfter: _doubt, ...sure } = before
    return {
      ...(file.closedAt === null && same ? before : sure),
      stage: file.stage,
      closedAt: file.closedAt ?? (same ? before.closedAt : null),
      matchedBy: file.matchedBy,
      createdAt: file.createdAt ?? before.createdAt ?? null,
      ...(file.lastFollowUpAt !== null && {
        lastFollowUpAt: file.lastFollowUpAt,
        lastOutcome: file.lastOutcome ?? null,
      }),
      side: file.side ?? null,
      owner: file.owner ?? null,
      seenAt: file.seenAt > before.seenAt ? file.seenAt : before.seenAt,
    }
  })
  return [...files, ...own.values()].sort((one, other) => other.seenAt.getTime() - one.seenAt.getTime())
}
