import { execFileSync } from "node:child_process"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "puppeteer"
import { launch, marks, typeInMark, waitForMark, type Mark } from "../browser"
import { startSandbox, type Sandbox } from "../sandbox/index"
import { addParticipants, fill, openRecord, pressButton, recordShown, writeNote } from "./agent"

const root = join(import.meta.dirname, "../..")
const pictures = join(root, "test/output/tour")
const say = (line = "") => process.stdout.write(`${line}\n`)
const states: Record<string, string> = {
  missing: "○ manque   ",
  invalid: "▲ à revoir ",
  unknown: "◌ inconnu  ",
  overridden: "✎ passé outre",
}
let silent = 0

/** Prints what the overlay shows now: its progress, its rows that are not right, its verdict, a held Save. */
async function tell(page: Page, wanted: Parameters<typeof waitForMark>[1]): Promise<void> {
  const first = await waitForMark(page, wanted, 8000).catch(() => undefined)
  if (!first) {
    silent += 1
    say("   (Jalon n’a rien montré ici.)")
    return
  }
  const all = await marks(page)
  const with_ = (name: string): Mark[] => all.filter((mark) => mark.attributes[name] !== undefined)
  for (const panel of with_("data-progress"))
    say(`   Progression : ${panel.attributes["data-progress"] ?? ""}`)
  for (const card of with_("data-verdict"))
    say(`   ▶ ${card.text.replace(/\s+/g, " ").trim()} [${card.attributes["data-verdict"] ?? ""}]`)
  for (const row of with_("data-state")) {
    const state = states[row.attributes["data-state"] ?? ""]
    if (state)
      say(`   ${state}  ${row.text.replace(/\s+/g, " ").trim()} (${row.attributes["data-rule"] ?? ""})`)
  }
  if (with_("data-blocked").length > 0) say("   ■ L’enregistrement est retenu.")
}

const picture = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

const progress = { "data-progress": /./ }
const tomorrow = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/Toronto" }).format(
  Date.now() + 86_400_000,
)
const dayAfter = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/Toronto" }).format(
  Date.now() + 172_800_000,
)

/** The walk of an agent: a poor file is completed, its meeting booked, and a caller is sent to the right person. */
async function walk(page: Page, sandbox: Sandbox): Promise<void> {
  say("1. Une nouvelle opportunité : l’agent ouvre le dossier.")
  await openRecord(page, sandbox.url("poor"))
  const name = await waitForMark(page, { tag: "input", required: /^/ }, 4000).catch(() => undefined)
  if (name) {
    say("   Jalon demande qui est au clavier : « Alex Gagné ».")
    await typeInMark(page, name, "Alex Gagné")
    await page.keyboard.press("Enter")
  }
  await tell(page, progress)
  await picture(page, "1-dossier")

  say("\n2. Trop tôt : il tente la réunion tout de suite.")
  await pressButton(page, "+ Réunion")
  await fill(page, "Objet", "rdv jf")
  await tell(page, { "data-rule": "bdc.meeting.subject" })
  const before = sandbox.saves.length
  await pressButton(page, "Enregistrer")
  const held = await waitForMark(page, { "data-blocked": /^/ }, 4000).catch(() => undefined)
  const stopped = held && sandbox.saves.length === before
  say(
    stopped
      ? "   ■ Jalon retient l’enregistrement et dit pourquoi."
      : "   (La réunion est partie telle quelle.)",
  )
  await picture(page, "2-retenu")

  say("\n3. Il complète l’opportunité.")
  page.on("dialog", (dialog) => void dialog.accept())
  await openRecord(page, sandbox.url("poor", { tail: "/edit" }))
  await fill(page, "Nom de l'Opportunité", "Jean-François Lapierre")
  await fill(page, "Courriel", "jf.lapierre@exemple.ca")
  await fill(page, "Succursale", "Laval")
  await fill(page, "Spécialiste expérience client", "Coralie Vachon")
  await fill(page, "DV", "Hugo Sansregret")
  await fill(page, "Modèle", "Civic")
  await fill(page, "Date du suivi à faire", dayAfter)
  await tell(page, progress)
  await picture(page, "3-modification")
  await pressButton(page, "Enregistrer")
  await recordShown(page)
  await writeNote(
    page,
    [
      "RDV en concession",
      "Succursale : Laval",
      `Date et heure : ${tomorrow} à 14 h 00`,
      "Véhicule d'intérêt : Honda Civic 2022 P47790",
      "Échange : non",
      "Paiement : cash",
      "Dépôt : non",
      "Client demeure à : Blainville",
    ].join("\n"),
  )
  await tell(page, progress)
  await picture(page, "4-complet")

  say("\n4. Il crée la réunion.")
  await pressButton(page, "+ Réunion")
  await fill(page, "Objet", "JEAN-FRANÇOIS / P47790")
  await fill(page, "De", `${tomorrow} 14:00`)
  await fill(page, "À", `${tomorrow} 15:00`)
  await fill(page, "Priorité", "Or")
  await fill(page, "Catégorie de réunion", "Rendez-vous")
  await fill(page, "Type de rendez-vous", "En concession")
  await fill(page, "Succursale", "Laval")
  await fill(page, "Langue", "Français")
  await fill(page, "Transfert", "Non")
  await fill(page, "Statut", "Rendez-vous planifié")
  await pressButton(page, "Ajouter plus de détails")
  await addParticipants(page, [
    ["Fiches Clients", "RDV Laval"],
    ["Utilisateurs", "Coralie Vachon"],
  ])
  await tell(page, { "data-rule": "bdc.meeting.participants" })
  await picture(page, "5-reunion")
  await pressButton(page, "Enregistrer")
  const gone = await page
    .waitForSelector(".meetingModal", { hidden: true, timeout: 5000 })
    .catch(() => undefined)
  const booked = sandbox.saves.filter((save) => save.module === "Events" && save.kind === "create").length
  say(
    `   Réunions enregistrées par le CRM : ${String(booked)}${gone === undefined ? " (la fenêtre est restée ouverte)" : ""}`,
  )
  await picture(page, "6-apres")

  say("\n5. Le téléphone sonne : un client qu’une collègue a relancé il y a un peu plus d’une heure.")
  await openRecord(page, sandbox.url("callback-recent"))
  await tell(page, { "data-verdict": /./ })
  await picture(page, "7-rappel")
}

execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] })
mkdirSync(pictures, { recursive: true })
const sandbox = await startSandbox({ delay: 900 })
const display = process.platform !== "linux" || process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]
const launched = await launch({
  extensionDir: join(root, "build/chrome-mv3-prod"),
  sandboxPort: sandbox.port,
  headless: !display,
  viewport: display ? null : { width: 1680, height: 1000 },
})
try {
  if (display) {
    await launched.page.goto(sandbox.url("poor").replace(/\/\d+$/, "/list"))
    say("Une concession d’essai est ouverte. Fermez la fenêtre pour terminer.")
    await new Promise((resolve) => launched.browser.once("disconnected", resolve))
  } else {
    await walk(launched.page, sandbox)
    say(`\nImages : ${pictures}`)
    if (silent > 0) process.exitCode = 1
  }
} finally {
  await launched.close().catch(() => undefined)
  await sandbox.close()
}
