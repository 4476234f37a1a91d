import Download from "lucide-react/dist/esm/icons/download.mjs"
import { useIn } from "../language"
import { both } from "./words"

/** What is shown, to take along: as data, or as a sheet. */
export function Take({
  give,
  disabled = false,
}: {
  give: (kind: "json" | "csv") => void
  disabled?: boolean
}) {
  const words = useIn(both)
  return (
    <>
      {(["json", "csv"] as const).map((kind) => (
        <button key={kind} type="button" disabled={disabled} onClick={() => give(kind)}>
          <Download size={14} aria-hidden />
          {words[kind]}
        </button>
      ))}
    </>
  )
}
