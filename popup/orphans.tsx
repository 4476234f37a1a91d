import { useState } from "react"
import type { PageSettings } from "../src/messages"
import type { SegmentFilter } from "../src/process/orphans/segments"
import { en } from "../src/words/en/orphans"
import { fr } from "../src/words/fr/orphans"
import { useAsked } from "./asked"
import { useIn } from "./language"
import { OrphanDeals } from "./orphans-deal"
import { OrphanPool } from "./orphans-pool"
import { OrphanProgressView } from "./orphans-progress"
import { Choice, Failed, Loading, Message } from "./parts"

/** What is chosen of the pool: kept from one view to the next. */
export type Chosen = { filter: SegmentFilter; search: string }
const views = ["pool", "deal", "progress"] as const

/** The floor director's screen: the clients whose seller has left, dealt day after day (orphans.daily-list). */
export function Orphans({ settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const asked = useAsked("orphans.get")
  const [view, show] = useState<(typeof views)[number]>("pool")
  const [chosen, choose] = useState<Chosen>({ filter: {}, search: "" })
  const { value, put, again } = asked
  if (!value) return asked.failed ? <Failed again={again} /> : <Loading />
  if (value.readOnly) return <Message title={words.notLead} next={words.notLeadNext} />
  return (
    <div className="orphans">
      <Choice
        legend={words.view}
        quiet
        options={views.map((id) => [id, words.views[id]] as const)}
        value={view}
        onChange={show}
      />
      {view === "pool" && (
        <OrphanPool
          view={value}
          put={put}
          changed={again}
          chosen={chosen}
          choose={choose}
          deal={() => show("deal")}
        />
      )}
      {view === "deal" && <OrphanDeals view={value} chosen={chosen} changed={again} />}
      {view === "progress" && <OrphanProgressView language={settings.language} />}
    </div>
  )
}
