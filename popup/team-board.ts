import Papa from "papaparse"
import { isOfKind, isWhole, tallyOf, type BoardFilter, type Tally } from "../src/crm/board"
import type { TeamFile, TeamView } from "../src/messages"
import type { TeamBoardWords } from "../src/words/fr/team-board"
import { say } from "../src/words"
import { formula } from "./csv"

/** What of the board is shown; null: everything. `owner` "" is nobody. */
export type Shown = { owner: string | null; branch: string | null; kind: BoardFilter | null }
export const sorts = ["atRisk", "left", "open", "name"] as const
export type Sort = (typeof sorts)[number]

/** One agent's line. */
export type AgentLine = { id: string; name: string; branch: string | null; tally: Tally }

export const ownerOf = ({ owner }: TeamFile): string => owner ?? ""

/** How people are called, by id: the CRM's name, else a number. */
export function namesOf({ people }: TeamView, words: TeamBoardWords): (id: string) => string {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (id) => (id === "" ? words.noOwner : (names.get(id) ?? say(words.someone, { id: id.slice(-6) })))
}

/** The files of a branch and an agent, whatever their kind. */
export const filesIn = (
  { files }: TeamView,
  { owner, branch }: Pick<Shown, "owner" | "branch">,
): TeamFile[] =>
  files.filter(
    (file) => (owner === null || ownerOf(file) === owner) && (branch === null || file.branch === branch),
  )

/** A line for each agent of these files, sorted; equal ones by name. */
export function agentLines(
  view: TeamView,
  files: readonly TeamFile[],
  sort: Sort,
  words: TeamBoardWords,
): AgentLine[] {
  const nameOf = namesOf(view, words)
  const byOwner = new Map<string, TeamFile[]>()
  for (const file of files) {
    const own = byOwner.get(ownerOf(file))
    if (own) own.push(file)
    else byOwner.set(ownerOf(file), [file])
  }
  const branches = new Map(view.people.map(({ id, branch }) => [id, branch]))
  const lines = [...byOwner].map(([id, own]) => ({
    id,
    name: nameOf(id),
    branch: branches.get(id) ?? null,
    tally: tallyOf(own, view.options),
  }))
  const byName = (one: AgentLine, other: AgentLine): number => one.name.localeCompare(other.name, "fr-CA")
  return lines.sort((one, other) =>
    sort === "name" ? byName(one, other) : other.tally[sort] - one.tally[sort] || byName(one, other),
  )
}

/** The most pressing first: at risk, not called, then those without contact for longest. */
export function pressing(files: readonly TeamFile[], kind: BoardFilter | null): TeamFile[] {
  const rank = (file: TeamFile): number =>
    file.atRisk === true ? 0 : file.daily && file.rounds === 0 ? 1 : file.daily ? 2 : 3
  return files
    .filter((file) => kind === null || isOfKind(file, kind))
    .sort(
      (one, other) =>
        rank(one) - rank(other) || (one.lastAt ?? 0) - (other.lastAt ?? 0) || (one.id < other.id ? -1 : 1),
    )
}

const csv = (fields: readonly string[], data: readonly (readonly unknown[])[]): string =>
  `\uFEFF${Papa.unparse({ fields: [...fields], data: data.map((row) => [...row]) }, { delimiter: ";", escapeFormulae: formula })}`

/** The table of files as CSV, for a spreadsheet of Québec; what was not read is blank. `when`: an instant in words. */
export function filesCsv(
  view: TeamView,
  files: readonly TeamFile[],
  names: Readonly<Record<string, string>>,
  when: (at: Date) => string,
  words: TeamBoardWords,
): string {
  const nameOf = namesOf(view, words)
  const {
    id,
    name,
    owner,
    branch,
    stage,
    rounds,
    run,
    atRisk,
    mayClose,
    reached,
    daysLeft,
    last,
    url,
    yes,
    no,
  } = words.csv
  const told = (value: boolean | null): string => (value === null ? "" : value ? yes : no)
  return csv(
    [id, name, owner, branch, stage, rounds, run, atRisk, mayClose, reached, daysLeft, last, url],
    files.map((file) => [
      file.id,
      names[file.id] ?? "",
      nameOf(ownerOf(file)),
      file.branch ?? "",
      file.stage,
      ...(file.daily
        ? [file.rounds ?? "", file.run ?? "", told(file.atRisk), told(file.mayClose), told(file.reached)]
        : ["", "", "", "", ""]),
      file.daysLeft ?? "",
      file.lastAt === null ? "" : when(new Date(file.lastAt)),
      view.pages === null ? "" : view.pages + file.id,
    ]),
  )
}

/** The agents' lines as CSV. */
export const agentsCsv = (lines: readonly AgentLine[], words: TeamBoardWords): string =>
  csv(
    [
      words.csv.owner,
      words.csv.branch,
      words.csv.open,
      words.csv.read,
      ...(["called", "left", "atRisk", "mayClose", "expiring", "reached"] as const).map(
        (kind) => words.kinds[kind],
      ),
    ],
    lines.map(({ name, branch, tally }) => [
      name,
      branch ?? "",
      tally.open,
      tally.read + tally.open - tally.daily,
      tally.called,
      tally.left + tally.atRisk,
      tally.atRisk,
      tally.mayClose,
      tally.expiring,
      tally.reached,
    ]),
  )

/** How many files are known whole: those that wait for a date are. */
export const readOf = (files: readonly TeamFile[]): number =>
  files.filter((file) => !file.daily || isWhole(file)).length
