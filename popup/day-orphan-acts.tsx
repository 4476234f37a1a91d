import { useState } from "react"
import Copy from "lucide-react/dist/esm/icons/copy.mjs"
import External from "lucide-react/dist/esm/icons/external-link.mjs"
import Play from "lucide-react/dist/esm/icons/play.mjs"
import Search from "lucide-react/dist/esm/icons/search.mjs"
import type { GivenClient } from "../src/messages"
import { ask } from "../src/messages/client"
import { phoneDigits } from "../src/process/orphans/identity"
import { say } from "../src/words"
import { en } from "../src/words/en/given"
import { fr } from "../src/words/fr/given"
import { en as enPlayer } from "../src/words/en/player"
import { fr as frPlayer } from "../src/words/fr/player"
import { useIn } from "./language"
import { startScript } from "./start-script"
import { openRecord, tabOf } from "./tabs"

const firstCall = "script.orphan-first-call"

/** A number as it is dialled, and as people read it; what cannot be dialled stays as the list wrote it. */
function numberOf(text: string): { dial: string | null; shown: string } {
  const [digits] = phoneDigits(text)
  if (digits === undefined) return { dial: null, shown: text }
  return digits.length === 10
    ? { dial: `+1${digits}`, shown: `${digits.slice(0, 3)} ${digits.slice(3, 6)}-${digits.slice(6)}` }
    : { dial: `+${digits}`, shown: `+${digits}` }
}

/** The client's number: to call, unless they asked not to be, and to copy. */
export function Phone({ one: { client, doNotCall } }: { one: GivenClient }) {
  const words = useIn({ fr, en })
  const [copied, setCopied] = useState(false)
  if (client.phone === undefined) return <span className="dim">{words.noPhone}</span>
  const { dial, shown } = numberOf(client.phone)
  const copy = async () => {
    await navigator.clipboard.writeText(shown)
    setCopied(true)
  }
  return (
    <span className="phone">
      {dial === null || doNotCall !== undefined ? (
        <span className="figure">{shown}</span>
      ) : (
        <a
          className="figure"
          href={`tel:${dial}`}
          aria-label={say(words.call, { name: client.name, phone: shown })}
        >
          {shown}
        </a>
      )}
      <button
        type="button"
        className="icon"
        title={say(words.copy, { phone: shown })}
        onClick={() => void copy()}
      >
        <Copy size={12} aria-hidden />
        <span className={copied ? "" : "live"}>
          {copied ? words.copied : say(words.copy, { phone: shown })}
        </span>
      </button>
    </span>
  )
}

/** Opens the client’s file, or looks for it by what is known of them. */
async function openClient({ client, record }: GivenClient): Promise<boolean> {
  // Only an address of the CRM is ever opened.
  if (record !== null && client.url !== undefined) {
    await openRecord({ url: client.url, id: record })
    return true
  }
  for (const query of [client.phone, client.email, client.name]) {
    const answer = query === undefined ? null : await ask("callers.more", { query })
    const [file] = answer?.ok ? answer.value.files.filter(({ exact }) => exact) : []
    if (!file) continue
    await openRecord({ url: file.url, id: file.record.id })
    return true
  }
  return false
}

/** Opens the client in the CRM, and starts the first call beside their page. */
export function GivenActs({ one }: { one: GivenClient }) {
  const words = useIn({ fr, en })
  const { start } = useIn({ fr: frPlayer, en: enPlayer })
  const [said, setSaid] = useState<string | null>(null)
  const { name } = one.client
  const open = say(one.record === null ? words.search : words.open, { name })
  const script = say(words.script, { name })
  const go = async () => {
    const tab = one.record === null ? null : await tabOf(one.record)
    if (one.record !== null && tab === null) {
      setSaid(words.closed)
      return
    }
    const outcome = await startScript(firstCall, tab)
    setSaid(outcome === "started" ? null : start[outcome])
  }
  return (
    <>
      <button
        type="button"
        className="icon"
        aria-label={open}
        title={open}
        onClick={() => void openClient(one).then((found) => setSaid(found ? null : words.notFound))}
      >
        {one.record === null ? <Search size={16} aria-hidden /> : <External size={16} aria-hidden />}
      </button>
      <button
        type="button"
        className="icon"
        data-start={firstCall}
        aria-label={script}
        title={script}
        onClick={() => void go()}
      >
        <Play size={16} aria-hidden />
      </button>
      {said !== null && (
        <small role="alert" className="due">
          {said}
        </small>
      )}
    </>
  )
}
