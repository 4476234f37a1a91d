import { useState } from "react"
import X from "lucide-react/dist/esm/icons/x.mjs"
import { ask } from "../../src/messages/client"
import { dayOf } from "../../src/process/calendar"
import { limits, mergeFiles, readFile, type EffectFile } from "../../src/process/effects/merge"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { FileButton } from "../file-button"
import { useWords } from "../language"
import type { Speech } from "./speech"

type Said = { text: string; wrong: boolean }

/** The files taken so far, with one more: those of a browser are one. */
export function withFile(files: readonly EffectFile[], file: EffectFile): EffectFile[] {
  const before = files.find(({ browser }) => browser === file.browser)
  if (!before) return [...files, file]
  const merged: EffectFile = {
    browser: file.browser,
    from: Math.min(before.from, file.from),
    made: Math.max(before.made, file.made),
    reasons: before.reasons || file.reasons,
    events: mergeFiles([before, file]),
  }
  return files.map((one) => (one === before ? merged : one))
}

const countOf = (files: readonly EffectFile[]): number =>
  files.reduce((all, { events }) => all + events.length, 0)

/** Takes journals into this window's memory: dropped, chosen, or this browser's own. */
export function Files({
  files,
  take,
  speech: { words, language },
}: {
  files: readonly EffectFile[]
  take: (files: readonly EffectFile[]) => void
  speech: Speech
}) {
  const shared = useWords()
  const [said, setSaid] = useState<readonly Said[]>([])
  const [over, setOver] = useState(false)
  const { team } = words

  async function add(
    texts: readonly { name: string; text: string | null; large?: boolean }[],
  ): Promise<void> {
    let now = files
    const told = texts.map(({ name, text, large }): Said => {
      if (large) return { text: say(team.refused.large, { file: name }), wrong: true }
      if (text === null) return { text: say(team.unreadable, { file: name }), wrong: true }
      const read = readFile(text)
      if (!read.ok) return { text: say(team.refused[read.why], { file: name }), wrong: true }
      const before = countOf(now)
      now = withFile(now, read.file)
      const n = countOf(now) - before
      const how = n === 0 ? team.already : n === 1 ? team.addedOne : team.added
      return { text: say(how, { file: name, n }), wrong: false }
    })
    take(now)
    setSaid(told)
    return Promise.resolve()
  }
  const read = async (some: readonly File[]) =>
    add(
      await Promise.all(
        some.map(async (file) => {
          const large = file.size > limits.text
          return { name: file.name, text: large ? null : await file.text().catch(() => null), large }
        }),
      ),
    )
  const own = async () => {
    const answer = await ask("effects.export", { days: 90, reasons: true })
    if (answer.ok) await add([{ name: words.scopes.own, text: answer.value }])
    else setSaid([{ text: shared.failed, wrong: true }])
  }
  const day = (at: number): string => dayWords(dayOf(new Date(at)), language)
  return (
    <section aria-label={team.title} className="effect-part">
      <p>{team.help}</p>
      <div
        className={over ? "effect-drop is-over" : "effect-drop"}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void read([...event.dataTransfer.files])
        }}
      >
        <span className="dim">{team.drop}</span>
        <div className="acts">
          <FileButton
            label={team.choose}
            accept=".json,application/json"
            screen="effects"
            take={(file) => void read([file])}
          />
          <button type="button" onClick={() => void own()}>
            {team.own}
          </button>
        </div>
      </div>
      {said.some(({ wrong }) => wrong) && (
        <div role="alert" className="bar wrap">
          {said.map(({ text, wrong }, index) => wrong && <p key={index}>{text}</p>)}
        </div>
      )}
      <p role="status" className={said.some(({ wrong }) => !wrong) ? "bar quiet" : "live"}>
        {said.flatMap(({ text, wrong }) => (wrong ? [] : [text])).join(" ")}
      </p>
      {files.length > 0 && (
        <ul className="effect-files">
          {files.map((file) => (
            <li key={file.browser} data-browser={file.browser}>
              <strong>{say(team.file, { name: file.browser.slice(0, 8) })}</strong>
              <span className="dim">
                {say(file.events.length === 1 ? team.eventsOne : team.events, {
                  n: file.events.length,
                  from: day(file.from),
                  to: day(file.made),
                })}
              </span>
              <button
                type="button"
                className="quiet"
                aria-label={say(team.remove, { name: file.browser.slice(0, 8) })}
                onClick={() => {
                  take(files.filter((one) => one !== file))
                  setSaid([])
                }}
              >
                <X size={12} aria-hidden />
                {team.removeShort}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
