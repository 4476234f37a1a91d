import browser from "webextension-polyfill"
import { addDays } from "date-fns/addDays"
import { closedDaysOf, teamRoster, type CrmTeam, type HoursFrom, type TeamRoster } from "../../src/crm/roster"
import {
  CrmError,
  type Crm,
  type CrmFault,
  type CrmHoliday,
  type CrmOrg,
  type CrmUser,
  type Unchanged,
} from "../../src/crm/types"
import { dayOf, type Day } from "../../src/process/calendar"
import type { Roster } from "../../src/process/roster"
import type { CrmDoor } from "./connection"

/**
 * How long what the CRM said of the team is good, and how long it is left alone after a failure, ms. Who is one of its people changes in
 * days, not hours, and a name alone says nothing of who is there: that is in the shifts and the absences.
 */
const fresh = 15 * 60_000
const freshUsers = 60 * 60_000
const pause = 5 * 60_000
const key = "crmTeam"

/** What was answered, and when; in memory and in `storage.session`, so that a worker that restarts knows at once. */
type Kept = {
  team: CrmTeam
  org: string | null
  at: number
  changedAt: number
  /** When the people were last told. */
  usersAt?: number
  /** The day on which the holidays were asked: once a day is enough. */
  holidaysOn?: Day
}

export type PeopleState = { at: Date | null; fault: CrmFault | null }

/** A stretch of `storage.session` holds text alone: dates come back from it. */
const revived = (kept: Kept): Kept => ({
  ...kept,
  team: {
    ...kept.team,
    unavailability:
      kept.team.unavailability?.map((one) => ({ ...one, from: new Date(one.from), to: new Date(one.to) })) ??
      null,
  },
})

/**
 * The team as the CRM knows it: who is on shift, who is away, which days are closed. Asked again when it is looked at and older than
 * 15 min, never on a timer. What the CRM does not answer stays as it was last known; without a connection nothing is known.
 */
export class People {
  #kept: Kept | null = null
  #asking: Promise<void> | null = null
  #notBefore = 0
  #fault: CrmFault | null = null
  #ready = false
  #made: { roster: Roster; mark: string; found: TeamRoster } | null = null
  /** Called when the team is no longer the same. */
  onTurn: () => void = () => undefined

  constructor(
    private readonly door: CrmDoor,
    private readonly now: () => Date,
  ) {
    door.onChange(() => this.#followed())
  }

  /** Resolves once what an earlier worker learned is read. Never rejects. */
  async ready(): Promise<void> {
    await this.door.ready()
    const kept: Record<string, unknown> = await browser.storage.session.get(key).catch(() => ({}))
    const found = kept[key] as Kept | undefined
    if (found && !this.#kept) this.#kept = revived(found)
    this.#ready = true
    this.#followed()
  }

  /** Signed out, or signed in elsewhere: what one organisation said is not another's. While it signs in anew, it stands. */
  #followed(): void {
    const { standing, org } = this.door.state()
    const other = org !== null && this.#kept !== null && this.#kept.org !== null && this.#kept.org !== org.id
    const out = standing === "unset" || standing === "signed-out"
    if (this.#kept && (out || other)) {
      this.#kept = null
      void browser.storage.session.remove(key).catch(() => undefined)
      this.onTurn()
    }
    if (standing === "connected" && !this.#kept) this.look()
    else if (out) [this.#notBefore, this.#fault] = [0, null]
  }

  /** Asks the CRM again when what is known is old. */
  look(): void {
    const now = this.now().getTime()
    const age = this.#kept ? now - this.#kept.at : Infinity
    // A clock that went back makes it old too.
    if (this.#ready && (age >= fresh || age < 0) && now >= this.#notBefore) void this.refresh(false)
  }

  /** Tells apart what is known now from what was: it changes with the day too. Empty: nothing is known. */
  get mark(): string {
    return this.#kept ? `${String(this.#kept.changedAt)}/${dayOf(this.now())}` : ""
  }
  get state(): PeopleState {
    return { at: this.#kept && new Date(this.#kept.at), fault: this.#fault }
  }

  /** The policy's roster with the CRM's over it, as last known; looks whether that is old. */
  over(roster: Roster): Roster {
    this.look()
    return this.#over(roster)?.roster ?? roster
  }
  /** By person's id, where their hours come from; null without the CRM. */
  hours(roster: Roster): Readonly<Record<string, HoursFrom>> | null {
    return this.#over(roster)?.hours ?? null
  }
  /** A user's name, active or not; null when they are not known. */
  nameOf(id: string): string | null {
    return this.#kept?.team.users.find((user) => user.id === id)?.name ?? null
  }
  /** Days on which the organisation is closed. */
  get closedDays(): Day[] {
    return this.#kept ? closedDaysOf(this.#kept.team) : []
  }

  #over(roster: Roster): TeamRoster | null {
    const { mark } = this
    if (!this.#kept) return null
    if (this.#made?.roster !== roster || this.#made.mark !== mark)
      this.#made = { roster, mark, found: teamRoster(roster, this.#kept.team, this.now()) }
    return this.#made.found
  }

  /** Asks the CRM now; `waited`: somebody waits for it. Never rejects. */
  refresh(waited: boolean): Promise<void> {
    const crm = this.door.crm()
    if (!crm) return Promise.resolve()
    this.#asking ??= this.#ask(crm, waited).finally(() => (this.#asking = null))
    return this.#asking
  }

  async #ask(crm: Crm, waited: boolean): Promise<void> {
    const ask = { background: !waited }
    const now = this.now()
    const before = this.#kept
    const faults: CrmFault[] = []
    let again = 0
    /** What was last known where the CRM does not answer now; null where it refuses. */
    const or = async <T>(work: Promise<T>, last: T | null): Promise<T | null> => {
      try {
        return await work
      } catch (error) {
        const failed = error instanceof CrmError ? error : new CrmError("failed", "")
        faults.push(failed.fault)
        again = Math.max(again, failed.again?.getTime() ?? 0)
        return failed.fault === "forbidden" || failed.fault === "absent" ? null : last
      }
    }
    const years = [
      ...new Set([addDays(now, -60), addDays(now, 60)].map((day) => Number(dayOf(day).slice(0, 4)))),
    ]
    const { team } = before ?? {}
    const today = dayOf(now)
    /** The sign-in asked already, where that was answered. */
    const whose = async (): Promise<CrmOrg> => {
      const { org: own } = this.door.state()
      return own && own.timeZone !== null && !waited ? own : crm.org(ask)
    }
    let usersAt = before?.usersAt
    const listed = async (): Promise<CrmUser[] | Unchanged> => {
      const age = usersAt === undefined ? Infinity : now.getTime() - usersAt
      if (age >= 0 && age < freshUsers && !waited) return "unchanged"
      const told = await crm.users({ ...ask, ...(usersAt !== undefined && { since: new Date(usersAt) }) })
      usersAt = now.getTime()
      return told
    }
    let holidaysOn = before?.holidaysOn
    const holidays = async (): Promise<readonly CrmHoliday[] | null> => {
      if (holidaysOn === today && !waited) return team?.holidays ?? null
      const all = await Promise.all(years.map((year) => crm.holidays(year, ask)))
      holidaysOn = today
      return all.flat()
    }
    const [org, users, shifts, unavailability, closed] = await Promise.all([
      !waited && (team?.zone ?? null) !== null ? null : or(whose(), null),
      or(listed(), "unchanged"),
      or(crm.shifts(ask), team?.shifts ?? null),
      or(crm.unavailability(ask), team?.unavailability ?? null),
      or(holidays(), team?.holidays ?? null),
    ])
    const [fault = null] = faults
    this.#fault = fault
    this.#notBefore = fault === null ? 0 : Math.max(again, now.getTime() + pause)
    const known = users === "unchanged" ? (team?.users ?? null) : users
    // Signed out while the CRM was answering.
    if (known === null || this.door.crm() === null) return
    const next: CrmTeam = {
      users: known.map(({ id, name, email, active }) => ({
        id,
        name,
        email,
        active,
        role: null,
        profile: null,
        timeZone: null,
      })),
      shifts,
      unavailability,
      holidays: closed,
      zone: org?.timeZone ?? team?.zone ?? null,
    }
    const same = before !== null && JSON.stringify(next) === JSON.stringify(before.team)
    const at = now.getTime()
    // What was not answered at all is as old as it was.
    const answered = users !== "unchanged" || fault === null
    this.#kept = {
      team: next,
      org: org?.id ?? before?.org ?? null,
      at: answered ? at : (before?.at ?? at),
      changedAt: same ? before.changedAt : at,
      ...(holidaysOn !== undefined && { holidaysOn }),
      ...(usersAt !== undefined && { usersAt }),
    }
    await browser.storage.session
      .set({ [key]: JSON.parse(JSON.stringify(this.#kept)) as object })
      .catch(() => undefined)
    if (!same) this.onTurn()
  }
}
