import type { Push } from "../src/messages"
import { tell } from "./broadcast"
import { openFindWindow } from "./open"

type Command = Extract<Push, { jalonPush: "command" }>["command"]
const known: readonly string[] = ["toggle-panel", "open-list"] satisfies Command[]

/** Opens the look-up, or hands a keyboard shortcut to the page in view. */
export async function onCommand(command: string, tab?: { id?: number | undefined }): Promise<void> {
  if (command === "find-caller") await openFindWindow("")
  if (known.includes(command)) await tell(tab?.id, { jalonPush: "command", command: command as Command })
}
