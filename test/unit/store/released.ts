/**
 * The store as each release kept it, written out and never changed: what `src/store/database.ts` says of an old version is held to it.
 * Rows in every table, in the shape of their time, of the days before `now` (ms), so that retention lets them be. Plain JSON: they also
 * go into a real browser. The key of `secrets` is made by whoever fills a store: it cannot be written down.
 */
type Row = Record<string, unknown>
export type Release = {
  version: number
  stores: Record<string, string>
  rows: Record<string, Row[]>
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const file = "org700000001/Potentials/6000000000000000042"
const page = "https://crm.zoho.com/crm/org700000001/tab/Potentials/6000000000000000042"

const first: Release["stores"] = {
  followups: "&id, record, at, closing",
  verdicts: "&id, record, at",
  journal: "&key, at, record",
  records: "&record, touched",
  pins: "&record, until",
  jobs: "&id, at",
  answers: "&person, expires",
  settings: "&key",
}
const second: Release["stores"] = {
  dossiers: "&record, seenAt, closedAt, owner, *keys",
  secrets: "&name",
  appointments: "&[record+day], day, at",
  board: "&id",
  boardLook: "&key",
}
const third: Release["stores"] = { reminders: "&id, record, from, until" }
const fourth: Release["stores"] = {
  journal: "&key, at, record, kind",
  reminders: "&id, record, from, until, tellAt",
  orphans: "&id, importedAt",
  given: "&id, deal, day, *keys",
}

const firstRows = (now: number): Release["rows"] => ({
  followups: [0, 1, 2].map((ago) => ({
    id: `6000000000000000${String(100 + ago)}`,
    record: file,
    at: now - ago * DAY,
    author: "Alex Roy",
    day: 3 - ago,
    round: 1,
    channels: ago === 0 ? ["call", "text"] : ["call"],
    outcome: "no-answer",
    closing: 0,
  })),
  verdicts: [
    { id: "v1", record: file, at: now - HOUR, verdict: "transfer", facts: '{"me":"u1","owner":{"id":"u2"}}' },
  ],
  journal: [
    {
      key: "p1|bdc.opp.email|missing",
      at: now - 2 * HOUR,
      kind: "shown",
      record: file,
      rule: "bdc.opp.email",
      state: "missing",
      level: "warn",
    },
    {
      key: "p1|override",
      at: now - HOUR,
      kind: "overridden",
      record: file,
      rule: "bdc.opp.email",
      reason: "n’en a pas",
    },
    { key: "policy|1", at: now - DAY, kind: "policy", details: { rule: "bdc.opp.email", level: "hint" } },
  ],
  records: [
    {
      record: file,
      ticks: { cellphone: true, dossier: { id: true } },
      meetingBooked: true,
      composedNote: false,
      touched: now - HOUR,
    },
  ],
  pins: [{ record: file, until: now + 2 * HOUR, url: page, notified: false }],
  jobs: [{ id: `pin:${file}`, at: now + 2 * HOUR }],
  answers: [{ person: "u2", presence: "busy", expires: now + HOUR }],
  settings: [
    { key: "agent", value: { name: "Alex Roy", department: "bdc", branch: "Laval" } },
    { key: "language", value: "en" },
    { key: "team", value: { version: 1, team: "BDC", rules: { "bdc.opp.phone": { level: "hint" } } } },
  ],
})

const secondRows = (now: number): Release["rows"] => ({
  dossiers: [
    {
      record: file,
      url: page,
      seenAt: now - HOUR,
      stock: "P48213",
      stage: "Nouveau",
      stageSeenAt: now - HOUR,
      openSeenAt: now - HOUR,
      closedAt: null,
      owner: "Alex Roy",
      priority: "Or",
      createdAt: now - 5 * DAY,
      followUpDate: null,
      notesSeenAt: now - HOUR,
      notesComplete: true,
      lastNoteAt: now - 2 * HOUR,
      lastAuthor: "Alex Roy",
      lastOutcome: "no-answer",
      lastDoubt: { precision: "minute", zoneKnown: true, isModified: false, authorCertain: true },
      noShowAt: null,
      keys: ["pAAAAAAAAAAAAAAAA0abcdef", "eBBBBBBBBBBBBBBBB0abcdef"],
    },
  ],
  appointments: [
    {
      record: file,
      day: new Date(now).toISOString().slice(0, 10),
      at: now - HOUR,
      specialist: "Ismaël Traoré",
      branch: "Laval",
    },
  ],
  board: [
    {
      id: "6000000000000000042",
      owner: "u2",
      stage: "Nouveau",
      branch: "Laval",
      createdAt: now - 5 * DAY,
      readSince: 0,
      notes: [],
    },
  ],
  boardLook: [
    {
      key: "look",
      who: "org700000001/u2",
      dealsAt: now - HOUR,
      notesAt: now - HOUR,
      readSince: now - 30 * DAY,
      backTo: null,
      next: null,
      listedAt: now - HOUR,
      rightAt: now - HOUR,
      hour: now - HOUR,
      calls: 3,
    },
  ],
})

const reminder = (id: string, kind: string, from: number, more: Row): Row => ({
  id,
  kind,
  record: "org700000001/CustomModule5/6000000000000000077",
  url: page,
  from,
  until: from + DAY,
  doneAt: null,
  ...more,
})

const thirdRows = (now: number): Release["rows"] => ({
  reminders: [
    reminder("coming", "callback", now + 3 * DAY, { notified: false }),
    reminder("told", "credit-check", now - HOUR, { notified: true, number: "CRE1234" }),
    reminder("today", "courtesy", now - HOUR, { notified: false }),
    reminder("done", "anniversary", now - 2 * DAY, { notified: false, doneAt: now - DAY }),
  ],
})

const orphan = {
  id: "o1",
  name: "Gaétan Lemieux-Fortier",
  phone: "4505550142",
  make: "Toyota",
  model: "RAV4",
  year: 2021,
  branch: "Laval",
}
const fourthRows = (now: number): Release["rows"] => ({
  reminders: [
    reminder("coming", "callback", now + 3 * DAY, { tellAt: now + 3 * DAY }),
    reminder("told", "credit-check", now - HOUR, { tellAt: null, number: "CRE1234" }),
  ],
  orphans: [{ ...orphan, importedAt: now - DAY, dealt: "d1" }],
  given: [
    {
      id: "d1|o1",
      deal: "d1",
      day: new Date(now + DAY).toISOString().slice(0, 10),
      branch: "Laval",
      seller: "Ismaël Traoré",
      client: orphan,
      keys: ["pCCCCCCCCCCCCCCCC"],
      outAt: now - HOUR,
      calledAt: now - HOUR,
      reachedAt: null,
      notedAt: null,
      ownedAt: null,
      appointmentAt: null,
    },
  ],
})

/** Every release, the oldest first. */
export function releases(now: number): Release[] {
  const parts = [
    [first, firstRows(now)],
    [second, secondRows(now)],
    [third, thirdRows(now)],
    [fourth, fourthRows(now)],
  ] as const
  return parts.map((_part, at) => ({
    version: at + 1,
    stores: Object.assign({}, ...parts.slice(0, at + 1).map(([stores]) => stores)) as Release["stores"],
    rows: Object.assign({}, ...parts.slice(0, at + 1).map(([, rows]) => rows)) as Release["rows"],
  }))
}
