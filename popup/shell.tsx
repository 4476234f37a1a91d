import { useEffect, useRef, useState } from "react"
import { Tabs } from "radix-ui"
import External from "lucide-react/dist/esm/icons/external-link.mjs"
import { en } from "../src/words/en/console"
import { fr } from "../src/words/fr/console"
import { useSettings, useWide } from "./asked"
import { Aftersales } from "./aftersales"
import { Connection, ConnectionSign } from "./connection"
import { Day } from "./day"
import { DoNotCall } from "./do-not-call"
import { Effects } from "./effects"
import { Find } from "./find"
import { History } from "./history"
import { Impaknet } from "./impaknet"
import { Indicators } from "./indicators"
import { lastLanguage, rememberLanguage, Speech, wordsIn } from "./language"
import { Loyalty } from "./offers"
import { SegmentLists } from "./segments"
import { Orphans } from "./orphans"
import { Mark } from "./mark"
import { OwnRules } from "./own"
import { Page } from "./page"
import { Privacy } from "./privacy"
import { Publishing } from "./publishing"
import { Failed, Loading } from "./parts"
import { Replay } from "./replay"
import { Roster } from "./roster"
import { Rules } from "./rules"
import { Scripts } from "./scripts"
import { Team } from "./team"
import { Turn } from "./turn"
import { inPopup, openConsole } from "./tabs"

const screens = {
  day: Day,
  find: Find,
  roster: Roster,
  turn: Turn,
  team: Team,
  segments: SegmentLists,
  loyalty: Loyalty,
  orphans: Orphans,
  aftersales: Aftersales,
  indicators: Indicators,
  replay: Replay,
  scripts: Scripts,
  rules: Rules,
  own: OwnRules,
  effects: Effects,
  history: History,
  publishing: Publishing,
  privacy: Privacy,
  doNotCall: DoNotCall,
  page: Page,
  connection: Connection,
  impaknet: Impaknet,
}
type Screen = keyof typeof screens
const atLeisure: ReadonlySet<Screen> = new Set([
  "segments",
  "loyalty",
  "orphans",
  "aftersales",
  "indicators",
  "replay",
  "team",
  "own",
  "effects",
  "history",
  "publishing",
  "privacy",
  "doNotCall",
  "connection",
  "impaknet",
])
const ids = Object.keys(screens) as Screen[]
/** The console's screens under their headings; a screen of no heading stands last. */
const rail = {
  today: ["day", "find", "turn", "replay", "doNotCall"],
  team: ["roster", "team", "segments", "loyalty", "orphans", "aftersales", "indicators", "scripts"],
  rules: ["rules", "own", "effects", "history", "publishing"],
  browser: ["page", "connection", "impaknet", "privacy"],
} as const satisfies Record<string, Screen[]>
const heads = Object.keys(rail) as (keyof typeof rail)[]
const grouped = new Set<Screen>(Object.values(rail).flat())
const alone = ids.filter((id) => !grouped.has(id))
const inAddress = (): Screen => ids.find((screen) => location.hash.split("?")[0] === `#${screen}`) ?? "day"

/** The popup, and the console when it stands in a tab: the frame is there at once, what it holds follows. */
export function Shell() {
  const settings = useSettings()
  const wide = useWide()
  const [screen, setScreen] = useState(inAddress)
  const language = settings.value?.language ?? lastLanguage()
  const words = wordsIn(language)
  useEffect(() => {
    document.documentElement.lang = language
    if (settings.value) rememberLanguage(language)
  }, [language, settings.value])
  useEffect(() => {
    const follow = () => setScreen(inAddress())
    addEventListener("hashchange", follow)
    return () => removeEventListener("hashchange", follow)
  }, [])
  // In a narrow window the names do not all fit, and fewer still once the sign of the connection stands beside them.
  const strip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = strip
    if (!current) return
    const room = new ResizeObserver(() =>
      current.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" }),
    )
    room.observe(current)
    return () => room.disconnect()
  }, [screen, wide, language])
  const show = (next: string) => {
    history.replaceState(null, "", `#${next}`)
    setScreen(inAddress())
  }
  const Body = screens[screen]
  // What is looked into at leisure has its place in the console.
  const shown = ids.filter((id) => wide || id === screen || !atLeisure.has(id))
  const railWords = language === "en" ? en.rail : fr.rail
  const tab = (id: Screen) => (
    <Tabs.Trigger key={id} value={id}>
      {wide ? words.tabs[id] : words.tabsShort[id]}
    </Tabs.Trigger>
  )
  return (
    <Speech.Provider value={language}>
      <Tabs.Root
        className="shell"
        value={screen}
        onValueChange={show}
        orientation={wide ? "vertical" : "horizontal"}
      >
        <header>
          <h1>
            <Mark />
            <span className={wide ? "" : "live"}>{words.title}</span>
          </h1>
          <Tabs.List ref={strip} aria-label={words.screens}>
            {wide
              ? heads.map((head) => (
                  <div key={head} role="none">
                    <span className="rail-head">{railWords[head]}</span>
                    {[...rail[head], ...(head === "browser" ? alone : [])].map(tab)}
                  </div>
                ))
              : shown.map(tab)}
          </Tabs.List>
          {!wide && <ConnectionSign language={language} show={() => show("connection")} />}
          {inPopup() && (
            <button
              type="button"
              className="icon"
              aria-label={words.console}
              title={words.console}
              onClick={() => void openConsole(screen)}
            >
              <External size={16} />
            </button>
          )}
        </header>
        <main>
          {settings.value?.keeping === false && (
            <p role="status" className="bar">
              {words.notKept}
            </p>
          )}
          {shown.map((id) => (
            <Tabs.Content key={id} value={id}>
              <h2 className={wide ? "" : "live"}>{words.tabs[id]}</h2>
              {settings.value && <Body settings={settings.value} change={settings.change} />}
              {!settings.value && (settings.failed ? <Failed again={settings.again} /> : <Loading />)}
            </Tabs.Content>
          ))}
        </main>
      </Tabs.Root>
    </Speech.Provider>
  )
}
