import { describe, expect, it } from "vitest"
import { unknown } from "../../../src/process/field"
import { holding } from "../../../src/rules/engine"
import { note, now, rowOf, rowsOf, told, type Situation } from "./facts-builder"
import { at, change, check, days, file, kept, noted, withContext, type Given } from "./followups-builder"

describe("followups.lost-allowed", () => {
  const id = "followups.lost-allowed"
  const early = change("En traitement", "Perdu BDC", days(5))
  check(id, [
    ["too early", early, "invalid block early"],
    ["nobody is closing", file("En traitement", days(5)), "-"],
    ["nobody is closing, and it may be closed", file("En traitement", days(6)), "ok block complete"],
    ["already closed", file("Perdu BDC", days(5)), "-"],
    ["seven days", change("Réponse envoyée", "perdu bdc", days(6)), "ok block complete"],
    ["no attempt at all", change("En traitement", "Perdu BDC"), "invalid block early"],
    ["another stage", change("En traitement", "Perdu F&I", days(1)), "-"],
    ["the same stage", change("Perdu BDC", "Perdu BDC", days(1)), "-"],
    ["on creation", change(null, "Perdu BDC", [], { mode: "create" }), "-"],
    [
      "a hole in the week",
      change("En traitement", "Perdu BDC", [...days(8, 6), ...days(4)]),
      "invalid block early",
    ],
    [
      "a bare closing note is no seventh day",
      change("En traitement", "Perdu BDC", [...days(6, 1), noted(0, "je ferme le dossier")]),
      "invalid block early",
    ],
    [
      "the J7 that is typed is not believed",
      change("En traitement", "Perdu BDC", [noted(0, "PDR J7 R1 je ferme le dossier")]),
      "invalid block early",
    ],
    [
      "reached, and nothing says why",
      change("En traitement", "Perdu BDC", [noted(1, "rejoint R1")]),
      "missing warn reason",
    ],
    [
      "reached, and a later note says why",
      change("En traitement", "Perdu BDC", [noted(1, "rejoint R1"), noted(0, "A acheté ailleurs")]),
      "ok block reached",
    ],
    [
      "reached, and only an older note",
      change("En traitement", "Perdu BDC", [noted(2, "Veut un Kona"), noted(1, "rejoint R1")]),
      "missing warn reason",
    ],
    [
      "reached, then no answer: no reason",
      change("En traitement", "Perdu BDC", [noted(1, "rejoint R1"), noted(0, "PDR R1")]),
      "missing warn reason",
    ],
    [
      "reached, and closed in the same words",
      change("En traitement", "Perdu BDC", [noted(1, "rejoint, a acheté ailleurs, je ferme le dossier")]),
      "ok block reached",
    ],
    [
      "reached long ago, then seven days",
      change("En traitement", "Perdu BDC", [noted(9, "rejoint R1"), ...days(6)]),
      "ok block complete",
    ],
    [
      "reached, at a time not read",
      change("En traitement", "Perdu BDC", [noted(1, "rejoint R1", { at: unknown("not-rendered") })]),
      "missing warn reason",
    ],
    [
      "an appointment was taken",
      change("En traitement", "Perdu BDC", [
        note(
          "RDV concession St-Hubert 2026-12-18 14:00, Kona 2024, échange non, comptant, dépôt non, habite Longueuil",
          { id: "rdv" },
        ),
      ]),
      "missing warn reason",
    ],
    [
      "the stage says that the client was met",
      change("Contacté", "Perdu BDC", days(1)),
      "missing warn reason",
    ],
    ["the stage before is not known", change(null, "Perdu BDC", days(1)), "invalid warn early"],
    [
      "the change is not readable",
      file("En traitement", days(1), { stageChange: unknown("unreadable") }),
      "unknown warn",
    ],
    [
      "notes not shown",
      change("En traitement", "Perdu BDC", [], { notes: unknown("not-rendered") }),
      "unknown warn",
    ],
    [
      "older notes not shown",
      change("En traitement", "Perdu BDC", days(2), { notesComplete: false }),
      "unknown warn doubt",
    ],
    [
      "older notes not shown, and kept ones do not tell all",
      withContext(change("En traitement", "Perdu BDC", days(2), { notesComplete: false }), {
        kept: [kept(3)],
      }),
      "unknown warn doubt",
    ],
    [
      "older notes not shown, which may tell of a client reached, of a file too young to have its days: held by nothing",
      change("En traitement", "Perdu BDC", days(2), {
        notesComplete: false,
        fields: { createdAt: "2026-12-11" },
      }),
      "invalid warn",
    ],
    [
      "kept ones complete it",
      withContext(change("En traitement", "Perdu BDC", days(2, 0, "PDR R1"), { notesComplete: false }), {
        kept: [6, 5, 4, 3].map((ago) => kept(ago, `PDR J${7 - ago} R1`)),
      }),
      "ok block complete",
    ],
    [
      "the edit form, the notes seen whole a moment before",
      withContext(
        change("En traitement", "Perdu BDC", [], {
          mode: "edit",
          notes: unknown("not-rendered"),
          notesComplete: false,
        }),
        { kept: [kept(1)], keptWhole: new Date(now.getTime() - 30 * 60_000) },
      ),
      "invalid block early",
    ],
    [
      "the same, longer ago",
      withContext(
        change("En traitement", "Perdu BDC", [], {
          mode: "edit",
          notes: unknown("not-rendered"),
          notesComplete: false,
        }),
        { kept: [kept(1)], keptWhole: new Date(now.getTime() - 30 * 60_000 - 1) },
      ),
      "unknown warn doubt",
    ],
    [
      "dates of edits that decide",
      change("En traitement", "Perdu BDC", days(6, 0, "PDR R1?")),
      "unknown warn doubt",
    ],
    [
      "dates of edits that the typed J confirms",
      change("En traitement", "Perdu BDC", days(6, 0, "PDR J# R1?")),
      "ok block complete",
    ],
    [
      "dates of edits, too few whatever they are",
      change("En traitement", "Perdu BDC", days(5, 0, "PDR R1?")),
      "invalid block early",
    ],
    [
      "on another file, a note counts for nothing",
      change(
        "En traitement",
        "Perdu BDC",
        days(6).map((one) => ({ ...one, ofThisRecord: false })),
      ),
      "invalid block early",
    ],
  ])

  it("tells the evidence, to copy", () => {
    const row = rowOf(id, change("En traitement", "Perdu BDC", [...days(6), noted(0, "PDR R2 + COURRIEL")]))
    expect(row?.answer).toMatchObject({ vars: { days: 7, rounds: 8, channels: 3 } })
    expect(row?.answer).toHaveProperty(
      "offer",
      expect.stringMatching(
        /^J1 2026-12-09 R1 APPEL \+ TEXTO\n[^]*\nJ7 2026-12-15 R2 APPEL \+ TEXTO \+ COURRIEL$/,
      ),
    )
  })
  it("tells what is left", () => {
    expect(rowOf(id, early)?.answer).toMatchObject({ vars: { day: 6, of: 7, left: 1 } })
  })
  it("holds the opportunity's own Save, and that one alone", () => {
    const rows = rowsOf(early)
    expect(holding(rows).map((row) => [row.id, row.holds])).toEqual([[id, "opportunity"]])
    expect(holding(rows, "opportunity")).toHaveLength(1)
    expect(holding(rows, "meeting")).toEqual([])
  })
  it.each<[string, Situation]>([
    ["read once", { ...early, unsettled: ["opportunity.stage"] }],
    ["at warn", { ...early, rules: { [id]: { level: "warn" } } }],
    ["off", { ...early, rules: { [id]: { level: "off" } } }],
    ["pack off", { ...early, packs: { followups: false } }],
    ["complete", change("En traitement", "Perdu BDC", days(6))],
    ["not known", change("En traitement", "Perdu BDC", days(2), { notesComplete: false })],
    ["no change", file("Perdu BDC", days(1))],
  ])("holds nothing: %s", (_, situation) => expect(holding(rowsOf(situation))).toEqual([]))
})

describe("followups.invalid-allowed", () => {
  const credsii = { fields: { source: "Credsii" } }
  const id = "followups.invalid-allowed"
  const no = { others: [] }
  check(id, [
    [
      "too early",
      withContext(change("En traitement", "Invalide BDC", days(5), credsii), no),
      "invalid warn early",
    ],
    [
      "by its type",
      withContext(change("En traitement", "INVALIDE", days(5), { fields: { type: "Lead CREDSII" } }), no),
      "invalid warn early",
    ],
    ["seven days", change("En traitement", "Invalide BDC", days(6), credsii), "ok warn complete"],
    ["not a Credsii", change("En traitement", "Invalide BDC", days(1)), "-"],
    ["another stage", change("En traitement", "Perdu BDC", days(1), credsii), "-"],
    [
      "without a phone: its own rule",
      change("En traitement", "Invalide BDC", days(1), { fields: { source: "Credsii", phone: null } }),
      "-",
    ],
    [
      "taken back: rightly so",
      withContext(change("En traitement", "Invalide BDC", days(1), credsii), {
        others: [
          {
            record: { org: "o", module: "Potentials", id: "2" },
            matchedBy: "phone",
            stage: "Perdu BDC",
            closedAt: at(10),
            lastFollowUpAt: at(10),
            seenAt: at(1),
          },
        ],
      }),
      "-",
    ],
    [
      "reached",
      change("En traitement", "Invalide BDC", [noted(1, "rejoint")], credsii),
      "missing warn reason",
    ],
  ])
  it("raised to block it holds, unless another file may explain it", () => {
    const rules = { [id]: { level: "block" as const } }
    const situation = { ...change("En traitement", "Invalide BDC", days(5), credsii), rules }
    expect(holding(rowsOf(withContext(situation, no))).map((row) => row.id)).toEqual([id])
    expect(holding(rowsOf(situation))).toEqual([])
  })
  it("its rule for a missing phone at observe leaves it to this one", () => {
    const situation = {
      ...change("En traitement", "Invalide BDC", days(1), { fields: { source: "Credsii", phone: null } }),
      rules: { "followups.credsii-no-phone": { level: "observe" as const } },
    }
    expect(told(rowOf(id, situation))).toBe("invalid warn early")
  })
})

describe("followups.credsii-no-phone", () => {
  const bare: Given = { fields: { source: "Credsii", phone: null } }
  check("followups.credsii-no-phone", [
    ["nothing sent", file("En traitement", [], bare), "missing warn send"],
    ["sent", file("En traitement", [noted(0, "J1 R1 COURRIEL")], bare), "missing warn invalidate"],
    [
      "sent, and put there",
      change("En traitement", "Invalide BDC", [noted(0, "J1 R1 COURRIEL")], bare),
      "ok warn",
    ],
    ["put there too soon", change("En traitement", "Invalide BDC", [], bare), "missing warn send"],
    ["on creation", file("En traitement", [], { ...bare, mode: "create" }), "missing warn send"],
    [
      "older notes not shown",
      file("En traitement", [], { ...bare, notesComplete: false }),
      "unknown warn unseen",
    ],
    [
      "notes not read",
      file("En traitement", [], { ...bare, notes: unknown("not-rendered"), notesComplete: false }),
      "unknown warn unseen",
    ],
    [
      "phone masked",
      file("En traitement", [], { fields: { source: "Credsii", phone: unknown("masked") } }),
      "unknown warn",
    ],
    ["a phone", file("En traitement", [], { fields: { source: "Credsii" } }), "-"],
    ["not a Credsii", file("En traitement", [], { fields: { phone: null } }), "-"],
    ["closed otherwise", file("Perdu BDC", [], bare), "-"],
    ["stage masked", file(unknown("masked"), [], bare), "unknown warn"],
  ])
})
