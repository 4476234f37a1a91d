import { useContext, useState } from "react"
import Play from "lucide-react/dist/esm/icons/play.mjs"
import { ask } from "../src/messages/client"
import { say } from "../src/words"
import { en } from "../src/words/en/player"
import { fr } from "../src/words/fr/player"
import { Speech } from "./language"
import { crmTab, inPopup } from "./tabs"

type Outcome = "started" | "none" | "refused" | "failed"

/** The tab where a script is played: the one in view; from the console, the page of ours last looked at. */
export async function tabInView(): Promise<number | null> {
  if (!inPopup()) return (await crmTab())?.id ?? null
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
  return tab?.id ?? null
}

/** Starts a script beside the page of a tab, else of the one in view, and shows that page. */
export async function startScript(script: string, beside: number | null = null): Promise<Outcome> {
  const tab = beside ?? (await tabInView())
  if (tab === null) return "none"
  const answer = await ask("run.start", { script, record: null, tab })
  if (!answer.ok) return answer.error === "refused" ? "refused" : "failed"
  const { windowId } = (await chrome.tabs.update(tab, { active: true })) ?? { windowId: -1 }
  if (inPopup()) close()
  else if (windowId >= 0) await chrome.windows.update(windowId, { focused: true })
  return "started"
}

/** "Démarrer", beside a script or a guide. */
export function StartScript({ id, title }: { id: string; title: string }) {
  const { start } = useContext(Speech) === "en" ? en : fr
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  return (
    <>
      <button
        type="button"
        className="quiet"
        data-start={id}
        aria-label={say(start.of, { title })}
        onClick={() => void startScript(id).then(setOutcome)}
      >
        <Play size={12} aria-hidden />
        {start.go}
      </button>
      {outcome !== null && outcome !== "started" && <small role="alert">{start[outcome]}</small>}
    </>
  )
}
