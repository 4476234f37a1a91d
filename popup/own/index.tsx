import type { PageSettings } from "../../src/messages"
import { useWords } from "../language"

export function OwnRules(_props: { settings: PageSettings }) {
  return <p>{useWords().loading}</p>
}
