import { command } from "./insert"

/** Copies text; where the clipboard is refused, through a selection. False: not copied. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement("textarea")
    area.value = text
    area.style.cssText = "position:fixed;opacity:0"
    document.documentElement.append(area)
    area.select()
    const done = command(document, "copy")
    area.remove()
    return done
  }
}
