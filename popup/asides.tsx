import Lock from "lucide-react/dist/esm/icons/lock.mjs"
import { say } from "../src/words"
import { useWords } from "./language"

/** What is not the default is said, with the default beside. */
export function Default({ value }: { value: string }) {
  const words = useWords().rules
  return (
    <small className="changed">
      {words.modified} <span>({say(words.byDefault, { value })})</span>
    </small>
  )
}

/** Why a value cannot be changed here. */
export function Locked() {
  const { locked } = useWords().rules
  return (
    <small className="locked">
      <Lock size={12} aria-hidden />
      {locked}
    </small>
  )
}
