/** Writes text at the end of an editor as typing would. The former text comes back through the function returned; null: not taken. */
export function insertText(editor: HTMLElement, text: string): (() => void) | null {
  const host = editableIn(editor)
  if (!host) return null
  host.focus()
  if (host instanceof HTMLInputElement || host instanceof HTMLTextAreaElement) {
    const former = host.value
    put(host, former === "" ? text : `${former}\n${text}`)
    return host.value.includes(text) ? () => put(host, former) : null
  }
  const former = host.textContent
  const selection = host.ownerDocument.getSelection()
  selection?.selectAllChildren(host)
  selection?.collapseToEnd()
  // The only way that a rich editor keeps its own undo and hears its own input events.
  command(host.ownerDocument, "insertText", former.trim() === "" ? text : `\n${text}`)
  return host.textContent === former ? null : () => void command(host.ownerDocument, "undo")
}

type Commands = { execCommand: (name: string, ui?: boolean, value?: string) => boolean }
/** Old, and still the one way to type into a rich editor, or to copy where the clipboard is refused. */
export const command = (page: Commands, name: "insertText" | "undo" | "copy", value?: string): boolean =>
  page.execCommand(name, false, value)

type Writable = HTMLInputElement | HTMLTextAreaElement

function editableIn(editor: HTMLElement): HTMLElement | null {
  if (editor instanceof HTMLInputElement || editor instanceof HTMLTextAreaElement || editor.isContentEditable)
    return editor
  const root = editor.shadowRoot ?? editor
  return root.querySelector<HTMLElement>("textarea, [contenteditable=true], [contenteditable='']")
}

function put(field: Writable, value: string) {
  const proto = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(proto.prototype, "value")?.set?.call(field, value)
  for (const type of ["input", "change"])
    field.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
}
