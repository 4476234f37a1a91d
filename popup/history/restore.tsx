import { useState } from "react"
import { AlertDialog } from "radix-ui"
import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { HistoryEntry, HistoryView, PageSettings, ReplyOf } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { say } from "../../src/words"
import { en } from "../../src/words/en/history"
import { fr } from "../../src/words/fr/history"
import { Differences } from "../differences"
import { useIn } from "../language"

type Props = {
  entry: HistoryEntry
  when: string
  settings: PageSettings
  put: (view: HistoryView) => void
}

/** The way back to a state: what it would change is read first, then it is one press. */
export function Restore({ entry: { id }, when, settings, put }: Props) {
  const words = useIn({ fr, en })
  const [open, setOpen] = useState(false)
  const [found, setFound] = useState<ReplyOf<"history.preview"> | "failed" | null>(null)
  const look = (next: boolean) => {
    setOpen(next)
    if (!next) return
    setFound(null)
    void ask("history.preview", { id }).then((answer) => setFound(answer.ok ? answer.value : "failed"))
  }
  const restore = async () => {
    const answer = await ask("history.restore", { id })
    if (answer.ok) {
      setOpen(false)
      put(answer.value)
    } else setFound("failed")
  }
  const preview = found !== null && found !== "failed" ? found : null
  return (
    <AlertDialog.Root open={open} onOpenChange={look}>
      <AlertDialog.Trigger className="quiet" aria-label={say(words.returnOf, { when })}>
        <Undo size={12} aria-hidden />
        {words.return}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="veil" />
        <AlertDialog.Content className="dialog wide">
          <AlertDialog.Title>{say(words.sure, { when })}</AlertDialog.Title>
          <AlertDialog.Description>{words.changes}</AlertDialog.Description>
          {found === null && <p className="dim">{words.reading}</p>}
          {found === "failed" && (
            <p role="alert" className="bar">
              {words.unread}
            </p>
          )}
          {preview && (
            <div className="scrolls" tabIndex={0} role="region" aria-label={words.changes}>
              {preview.differences.length === 0 && <p className="dim">{words.nothing}</p>}
              <Differences of={preview.differences} settings={settings} />
              {preview.rosterGone && <p className="dim">{words.rosterGone}</p>}
            </div>
          )}
          <div className="acts">
            <AlertDialog.Cancel>{words.cancel}</AlertDialog.Cancel>
            <button type="button" className="main" disabled={!preview} onClick={() => void restore()}>
              {words.confirm}
            </button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
