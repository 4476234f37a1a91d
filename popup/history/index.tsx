import type { PageSettings } from "../../src/messages"
import { useWords } from "../language"

export function History(_props: { settings: PageSettings }) {
  return <p>{useWords().loading}</p>
}
