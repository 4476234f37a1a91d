import { useState } from "react"
import type { PageSettings, RetentionView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { say } from "../../src/words"
import { useAsked } from "../asked"
import { useIn } from "../language"
import { Failed, Loading } from "../parts"
import { tableName } from "./table-name"
import { both } from "./words"

type Setting = RetentionView["settings"][number]

function Days({
  setting: { key, most, days, locked },
  readOnly,
  set,
}: {
  setting: Setting
  readOnly: boolean
  set: (days: number | null) => Promise<boolean>
}) {
  const words = useIn(both).retention
  const [text, setText] = useState(String(days))
  const asked = Number(text)
  const right = Number.isInteger(asked) && asked >= 1 && asked <= most
  const send = () => {
    if (!right) setText(String(days))
    else if (asked !== days)
      void set(asked === most ? null : asked).then((taken) => {
        if (!taken) setText(String(days))
      })
  }
  return (
    <label className="days" data-setting={key}>
      <span>{words.names[key]}</span>
      <span className="days-of">
        <input
          type="number"
          min={1}
          max={most}
          step={1}
          value={text}
          disabled={readOnly || locked}
          aria-invalid={!right}
          onInput={(event) => setText(event.currentTarget.value)}
          onBlur={send}
          onKeyDown={(event) => {
            if (event.key === "Enter") send()
          }}
        />
        <small>{locked ? words.locked : say(words.days, { most })}</small>
      </span>
    </label>
  )
}

/** How long each table is kept, from the one inventory; a lead may ask for less. */
export function Retention(_props: { settings: PageSettings }) {
  const words = useIn(both)
  const own = words.retention
  const asked = useAsked("privacy.retention")
  const [failed, setFailed] = useState(false)
  const { value } = asked
  if (!value) return asked.failed ? <Failed again={asked.again} /> : <Loading />
  const set = async (key: Setting["key"], days: number | null): Promise<boolean> => {
    const answer = await ask("privacy.retention.set", { key, days })
    setFailed(!answer.ok)
    if (answer.ok) asked.put(answer.value)
    return answer.ok
  }
  const days = new Map(value.settings.map((one) => [one.key, one]))
  const daysOf = (n: number): string => (n === 1 ? own.n.day : say(own.n.days, { n }))
  const most = ({ kept, setting }: RetentionView["tables"][number]): string => {
    const of = setting && days.get(setting)
    if (of && of.days < of.most) return daysOf(of.days)
    if (!kept) return own.lasting
    if ("days" in kept) return daysOf(kept.days)
    return "months" in kept ? say(own.n.months, { n: kept.months }) : say(own.n.years, { n: kept.years })
  }
  const lasting = (one: RetentionView["tables"][number]): string => {
    if (one.table === "doNotCall") return own.doNotCall
    const n = days.get("followups")?.days ?? 0
    return one.table === "followups" ? say(own.closed, { kept: most(one), n }) : most(one)
  }
  return (
    <>
      <p className="dim">{own.help}</p>
      {value.readOnly ? <p className="bar quiet wrap">{own.readOnly}</p> : <p className="dim">{own.less}</p>}
      {failed && (
        <p role="alert" className="bar">
          {words.notTaken}
        </p>
      )}
      <div className="retention-days">
        {value.settings.map((setting) => (
          <Days
            key={setting.key}
            setting={setting}
            readOnly={value.readOnly}
            set={(wanted) => set(setting.key, wanted)}
          />
        ))}
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{own.table}</th>
            <th scope="col">{own.whose}</th>
            <th scope="col" className="figure">
              {own.rows}
            </th>
            <th scope="col">{own.kept}</th>
          </tr>
        </thead>
        <tbody>
          {value.tables.map((one) => (
            <tr key={one.table} data-table={one.table}>
              <th scope="row">
                {tableName(words, one.table)}
                <small className="dim">{words.tables[one.table].what}</small>
              </th>
              <td>{own.of[one.of]}</td>
              <td className="figure">{one.rows}</td>
              <td>{lasting(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
