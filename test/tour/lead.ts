import type { Page } from "puppeteer"
import { addDays } from "date-fns/addDays"
import { dayOf } from "../../src/process/calendar"
import type { RequestOf, RequestType } from "../../src/messages"
import type { Sandbox } from "../sandbox/index"
import { openRecord } from "./agent"
import { picture, say, showScreen, tell, tellScreen } from "./tell"

type Ask = <T extends RequestType>(type: T, payload: RequestOf<T>) => Promise<unknown>
const asked =
  (popup: Page): Ask =>
  (jalon, payload) =>
    popup.evaluate((message) => chrome.runtime.sendMessage<unknown, unknown>(message), { jalon, payload })

/** Some rules are changed by a lead, for a while: what the console then shows. */
export async function changeRules(popup: Page): Promise<void> {
  const ask = asked(popup)
  await ask("agent.set", { name: "Zoé Lapointe", department: "bdc", branch: "Laval" })
  const until = addDays(new Date(), 7).toISOString()
  await ask("rules.set", { ids: ["bdc.opp.language", "bdc.opp.dv"], level: "observe", until })
  await ask("rule.set", { id: "bdc.meeting.subject", budget: 5 })
  await ask("rule.silence", { id: "followups.expiry", on: true })
}

/** A rule of the team's own, without code: it stands on the page at once. */
export const ownRule: RequestOf<"own.set">["rule"] = {
  id: "own.courriel-web",
  form: "pattern",
  field: "opportunity.name",
  pattern: "&&* &&*",
  level: "hint",
  title: "Le nom porte un prénom et un nom",
  why: "La salle d’exposition accueille le client par son nom.",
}

/** A lead looks at what the rules do before they are enforced, changes them for the team, and answers for what is kept. */
export async function leadDay(page: Page, popup: Page, sandbox: Sandbox): Promise<void> {
  const ask = asked(popup)
  say("\n24. La chef d’équipe : ce que les règles ont fait dans ce navigateur, chiffre par chiffre.")
  await popup.setViewport({ width: 1280, height: 720 })
  await showScreen(popup, "effects", ".effect-rules tbody tr")
  await tellScreen(popup, ".effect-figures > *")
  await picture(popup, "32-effet-des-regles")

  say(
    "\n25. Deux règles à observer pendant une semaine, une autre réduite au silence; l’historique le garde.",
  )
  await changeRules(popup)
  await showScreen(popup, "rules", ".rule .ends")
  await picture(popup, "33-console")
  await showScreen(popup, "history", ".change")
  await tellScreen(popup, ".change-head")
  await picture(popup, "34-historique")

  say("\n26. Une règle maison, sans code : elle est dans la page aussitôt.")
  await ask("own.set", { rule: ownRule })
  await page.bringToFront()
  await openRecord(page, sandbox.url("poor"))
  await tell(page, { "data-rule": ownRule.id })
  await showScreen(popup, "own", ".own-rule")
  await tellScreen(popup, ".own-rule .rule-text")
  await picture(popup, "35-regles-maison")

  say("\n27. La publication : ce qui serait signé pour toute l’équipe.")
  await showScreen(popup, "publishing", "[data-difference]")
  await tellScreen(popup, "[data-difference]")
  await picture(popup, "36-publication")

  say("\n28. Un client ne veut plus d’appels; un autre demande ce qui est conservé à son sujet.")
  await ask("doNotCall.add", { phone: "450 555-0188", asked: dayOf(new Date()) })
  await showScreen(popup, "doNotCall", ".do-not-call-list li, .do-not-call-list tr")
  await picture(popup, "37-ne-pas-appeler")
  await showScreen(popup, "privacy", ".privacy")
  await picture(popup, "38-vie-privee")
}
