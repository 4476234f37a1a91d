import { useState } from "react"
import type { Answered, PageSettings } from "../src/messages"
import { ask } from "../src/messages/client"
import { useAsked, type Asked } from "./asked"
import { Callbacks } from "./callbacks"
import { Practices } from "./day-aftersales"
import { Due } from "./day-due"
import { Given } from "./day-orphans"
import { DayPlan } from "./day-plan"
import { Find } from "./find"
import { useWords, type Language } from "./language"
import { Choice } from "./parts"
import { DueRequests } from "./privacy/due"
import { Pause } from "./pause"
import { ShiftStart } from "./shift"
import { Who } from "./who"

export type Own = {
  settings: PageSettings
  change: (hoped: Partial<PageSettings>, answer: Promise<Answered<PageSettings>>) => Promise<boolean>
}

/** My day: whose call it is, the callbacks that run, the files to call, then what I say of myself. */
export function Day({
  settings,
  change: send,
}: {
  settings: PageSettings
  change: Asked<PageSettings>["change"]
}) {
  const words = useWords()
  const [failed, setFailed] = useState(false)
  const change: Own["change"] = async (hoped, answer) => {
    const taken = await send({ ...settings, ...hoped }, answer)
    setFailed(!taken)
    return taken
  }
  const own = { settings, change }
  const pins = useAsked("callbacks.list")
  const due = useAsked("due.get")
  const given = useAsked("given.get")
  const plan = useAsked("day.get")
  // What follows waits for them: what is still to load above would move it from under a press.
  const loaded = [pins, due, given, plan].every(
    ({ value, failed: without }) => value !== null || without !== null,
  )
  return (
    <div className="day">
      {!settings.agent && <Who {...own} />}
      {failed && (
        <p role="alert" className="bar">
          {words.notTaken}
        </p>
      )}
      <Find settings={settings} alone={false} />
      <section className="work">
        <DueRequests language={settings.language} />
        <Callbacks settings={settings} asked={pins} />
        <ShiftStart language={settings.language} revision={settings.revision} />
        <Practices language={settings.language} revision={settings.revision} />
        <Due settings={settings} asked={due} />
        <Given settings={settings} asked={given} />
        <DayPlan settings={settings} asked={plan} />
      </section>
      {loaded && (
        <div>
          <section>
            <Choice
              legend={words.presence.title}
              options={(["on-shift", "busy", "off"] as const).map((id) => [id, words.presence[id]])}
              value={settings.myPresence === "unknown" ? null : settings.myPresence}
              onChange={(presence) =>
                void change({ myPresence: presence }, ask("presence.set", { presence }))
              }
            />
            <p className="dim">{words.presence.why}</p>
          </section>
          <Pause {...own} />
          {settings.agent && <Who {...own} />}
          <section>
            <Choice<Language>
              legend={words.language}
              options={[
                ["fr", "Français"],
                ["en", "English"],
              ]}
              value={settings.language}
              onChange={(language) => void change({}, ask("language.set", { language }))}
            />
          </section>
        </div>
      )}
    </div>
  )
}
