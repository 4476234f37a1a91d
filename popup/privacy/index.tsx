import type { PageSettings } from "../../src/messages"
import { useWords } from "../language"

export function Privacy(_props: { settings: PageSettings }) {
  return <p>{useWords().loading}</p>
}
