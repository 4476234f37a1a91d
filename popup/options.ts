import { useCallback, useEffect, useId, useState, type KeyboardEvent } from "react"

/** The options under a search field: arrows walk them, Enter takes the current one, the focus stays in the field. */
export function useOptions<T>(
  options: readonly T[],
  keyOf: (option: T) => string,
  take: (option: T) => void,
) {
  const id = useId()
  const [at, setAt] = useState(0)
  const active = Math.min(at, options.length - 1)
  const current = options[active]
  const optionId = (option: T) => `${id}-${keyOf(option)}`
  useEffect(() => {
    if (current) document.getElementById(optionId(current))?.scrollIntoView({ block: "nearest" })
  })
  /** Whether the key was one of theirs. */
  const walk = (event: KeyboardEvent): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && options.length > 0) {
      event.preventDefault()
      setAt((active + step + options.length) % options.length)
      return true
    }
    if (event.key !== "Enter" || !current) return false
    event.preventDefault()
    take(current)
    return true
  }
  return {
    active,
    optionId,
    listId: `${id}-list`,
    walk,
    /** Back to the first. */
    restart: useCallback(() => setAt(0), []),
    /** What makes an input their search field. */
    field: {
      type: "search",
      role: "combobox",
      "aria-expanded": options.length > 0,
      "aria-controls": `${id}-list`,
      "aria-autocomplete": "list",
      ...(current && { "aria-activedescendant": optionId(current) }),
      autoComplete: "off",
      spellCheck: false,
      maxLength: 200,
    },
  } as const
}
