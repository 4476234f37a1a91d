import { useState } from "react"
import { say } from "../../src/words"
import { useIn } from "../language"
import { both } from "./words"

/** Entries of a register drawn at once: a long one would keep the page waiting. */
const glance = 100

/** The first entries of a register, and a button for all the others. */
export function useFirst<T>(all: readonly T[]) {
  const words = useIn(both)
  const [whole, setWhole] = useState(false)
  const first = whole ? all : all.slice(0, glance)
  const more = all.length > first.length && (
    <button type="button" onClick={() => setWhole(true)}>
      {say(words.all, { n: all.length })}
    </button>
  )
  return { first, more }
}
