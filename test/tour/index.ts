import { execFileSync } from "node:child_process"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "puppeteer"
import { launch, openPopup, typeInMark, waitForMark } from "../browser"
import { allowedBuild, connectionOf, decide } from "../connection"
import { startSandbox, type Sandbox } from "../sandbox/index"
import {
  addAtLaval,
  fill,
  fillMeeting,
  inDays,
  openMeeting,
  openRecord,
  pressButton,
  recordShown,
  writeNote,
} from "./agent"
import { leadDay } from "./lead"
import { impaknetHost, renewalDay } from "./renewal"
import { orphanDay, serviceDay } from "./service"
import { picture, pictures, root, say, showScreen, silent, tell, tellScreen } from "./tell"

const progress = { "data-progress": /./ }
const tomorrow = inDays(1)

/** The walk of an agent: a poor file is completed, its meeting booked, callers are sent to the right person, a file is closed too early. */
async function walk(page: Page, popup: Page, sandbox: Sandbox): Promise<void> {
  await page.bringToFront()
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
  await openMeeting(page)
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
  await fill(page, "Spécialiste expérience client", "Ismaël Traoré")
  await fill(page, "DV", "Hugo Sansregret")
  await fill(page, "Modèle", "Civic")
  await fill(page, "Date du suivi à faire", inDays(2))
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
  await openMeeting(page)
  await fillMeeting(page, "JEAN-FRANÇOIS / P47790", tomorrow)
  await addAtLaval(page, "Ismaël Traoré")
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

  say("\n6. Elle rappelle plus tard, d’un autre poste : on la cherche par son numéro.")
  await showScreen(popup, "find", "input[type=search]")
  await popup.type("input[type=search]", phoneOf(sandbox, "callback-recent"))
  await tellScreen(popup, "[role=option]")
  await picture(popup, "8-recherche")

  say("\n7. Un appel entre pendant qu’il est sur la liste : c’est le client du rendez-vous.")
  await page.bringToFront()
  await page.goto(`${listOf(sandbox)}?ring=${phoneOf(sandbox, "poor").replace(/\D/g, "")}`)
  await tell(page, { role: "group", "aria-label": /^Appel/ })
  await picture(page, "9-appel")

  say("\n8. Un client relancé trois jours : il essaie de le mettre à « Perdu BDC ».")
  await openRecord(page, sandbox.url("author-on-shift"))
  await tell(page, progress)
  await picture(page, "10-suivi")
  await openRecord(page, sandbox.url("author-on-shift", { tail: "/edit" }))
  await fill(page, "Étape", "Perdu BDC")
  await waitForMark(page, { "data-rule": "followups.lost-allowed", "data-level": "block" }, 8000).catch(
    () => undefined,
  )
  await pressButton(page, "Enregistrer")
  await tell(page, { "data-blocked": /^/ })
  await picture(page, "11-perdu")

  say("\n9. Ma journée : ce qui reste à appeler parmi les fiches vues d’ici.")
  await popup.setViewport({ width: 1280, height: 720 })
  await showScreen(popup, "day", ".plan")
  await tellScreen(popup, ".plan h4, .plan li")
  await picture(popup, "12-journee")

  say("\n10. Le tour de gun : à qui va le prochain rendez-vous de Laval.")
  await showScreen(popup, "turn", ".turn select")
  await popup.select(".turn select", "Laval")
  await tellScreen(popup, ".said-turn, .seats li")
  await picture(popup, "13-tour-de-gun")

  say("\n11. Il se connecte au CRM : Jalon lit ce que l’équipe sait.")
  await showScreen(popup, "connection", ".connection button")
  await Promise.all([
    decide(launched, "accept"),
    popup.locator("::-p-aria([name='Se connecter à Zoho'][role='button'])").click(),
  ])
  await popup.bringToFront()
  await popup.waitForSelector('.connection[data-standing="connected"] tbody')
  await tellScreen(popup, ".connection section, .connection tr")
  await picture(popup, "14-connexion")
  await page.bringToFront()
  await openRecord(page, sandbox.url("callback-recent"))
  await tell(page, { "data-verdict": /./, text: /selon le CRM/ })
  await picture(page, "15-selon-le-crm")

  say("\n12. Le chef d’équipe regarde où en est chacun.")
  await showScreen(popup, "team", ".agents li")
  await popup.waitForFunction(() => !document.querySelector(".message"))
  await tellScreen(popup, ".counts button, .agents li")
  await picture(popup, "16-equipe")
}

const phoneOf = (sandbox: Sandbox, key: string): string => {
  const { id } = sandbox.dossiers[key] ?? {}
  const phone = sandbox.records("Potentials").find((one) => one.id === id)?.values["POTENTIALCF1"]
  return typeof phone === "string" ? phone : ""
}
const listOf = (sandbox: Sandbox): string => sandbox.url("poor").replace(/\/\d+$/, "/list")

execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] })
mkdirSync(pictures, { recursive: true })
const sandbox = await startSandbox({ delay: 900, centre: "com" })
const display = process.platform !== "linux" || process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]
const built = join(root, "build/chrome-mv3-prod")
const launched = await launch({
  extensionDir: display ? built : allowedBuild(built, [`https://${impaknetHost}/*`]),
  sandboxPort: sandbox.port,
  headless: !display,
  viewport: display ? null : { width: 1680, height: 1000 },
})
try {
  const popup = await openPopup(launched.browser, launched.extensionId)
  const text = JSON.stringify({
    ...sandbox.policy,
    connection: connectionOf(sandbox),
    hosts: { impaknet: [impaknetHost] },
  })
  await popup.evaluate((payload) => chrome.runtime.sendMessage({ jalon: "policy.import", payload }), { text })
  say("L’horaire de l’équipe est importé.\n")
  if (display) {
    await popup.close()
    await launched.page.goto(listOf(sandbox))
    say("Une concession d’essai est ouverte. Fermez la fenêtre pour terminer.")
    await new Promise((resolve) => launched.browser.once("disconnected", resolve))
  } else {
    await popup.setViewport({ width: 380, height: 560 })
    await walk(launched.page, popup, sandbox)
    await renewalDay(launched.page, popup, sandbox)
    await serviceDay(launched.page, popup, sandbox)
    await orphanDay(popup)
    await leadDay(launched.page, popup, sandbox)
    say(`\nImages : ${pictures}`)
    if (silent > 0) process.exitCode = 1
  }
} finally {
  await launched.close().catch(() => undefined)
  await sandbox.close()
}
