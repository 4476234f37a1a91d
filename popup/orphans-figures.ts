import { useContext } from "react"
import { Speech } from "./language"

/** Writes a count as people do in the language in force: "49 996". */
export function useFigures(): (n: number) => string {
  const language = useContext(Speech)
  return (n) => n.toLocaleString(`${language}-CA`)
}
