import { useEffect, useState } from "react"
import type { PageSettings } from "../../src/messages"
import { useIn } from "../language"
import { ClientDesk } from "./client"
import { Incidents } from "./incidents"
import { Requests } from "./requests"
import { Retention } from "./retention"
import { Wipe } from "./wipe"
import { both } from "./words"
import { Work } from "./work"

const sections = {
  client: ClientDesk,
  work: Work,
  requests: Requests,
  incidents: Incidents,
  retention: Retention,
  wipe: Wipe,
}
type Section = keyof typeof sections
const ids = Object.keys(sections) as Section[]
const inAddress = (): Section => ids.find((id) => location.hash === `#privacy?${id}`) ?? "client"

/** The privacy desk (Law 25): what is kept of whom, and the registers that the law asks for. */
export function Privacy({ settings }: { settings: PageSettings }) {
  const words = useIn(both)
  const [section, setSection] = useState(inAddress)
  useEffect(() => {
    const follow = () => setSection(inAddress())
    addEventListener("hashchange", follow)
    return () => removeEventListener("hashchange", follow)
  }, [])
  const Body = sections[section]
  return (
    <div className="privacy">
      <nav aria-label={words.nav}>
        {ids.map((id) => (
          <a key={id} href={`#privacy?${id}`} aria-current={id === section ? "page" : undefined}>
            {words.sections[id]}
          </a>
        ))}
      </nav>
      <section aria-label={words.sections[section]} data-section={section}>
        <Body settings={settings} />
      </section>
    </div>
  )
}
