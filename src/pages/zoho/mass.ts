import { known } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import type { MassUpdate } from "../../rules/facts"
import { cellOf } from "./cells"
import { all, attr, dialogs, first, isShown, labelKey, shown, textIn } from "./dom"
import { unreadable } from "./fields"
import type { Signs } from "./field-map"
import { readText } from "./value"

const isMass = (text: string): boolean =>
  /mass ?update|mise a jour (de|en) masse|mettre a jour en masse/.test(fold(text))

/** The dialog of a mass update over a list, known by its own names or its heading; null where there is none. */
export function massDialog(): HTMLElement | null {
  const names = (one: Element): string =>
    [
      one.id,
      attr(one, "class"),
      attr(one, "aria-label"),
      textIn(first(one, "h1,h2,h3,[class*=head i]") ?? one),
    ]
      .map((text) => text.replace(/[-_]/g, " ").slice(0, 200))
      .join("\n")
  return shown(document, dialogs).find((one) => isMass(names(one))) ?? null
}

/** The stage that a mass update would set; null when it changes another field, or none is chosen yet. */
export function readMass(dialog: HTMLElement, { labels, names }: Signs): Field<MassUpdate> | null {
  // A choice in an older list stands beside its hidden control.
  const boxes = all(dialog, "lyte-dropdown,select").map((one) =>
    one.matches("select") ? (one.parentElement ?? one) : one,
  )
  const [field, value] = boxes.filter(isShown).map((box) => readText(cellOf(box, box, null, { form: true })))
  const chosen = field ?? unreadable
  if (chosen.state !== "known") return chosen.state === "empty" ? null : chosen
  const told = labelKey(chosen.value)
  if (!labels.flat().includes(told) && !names.includes(told)) return null
  if (value?.state !== "known") return value ?? unreadable
  const [, count] =
    /(\d+) *(?:\((?:s)\))? *(?:fiche|record|enregistrement|opportunit|transaction|deal|affaire)/.exec(
      fold(textIn(dialog)).replace(/[\u00a0 ](?=\d{3}\b)/g, ""),
    ) ?? []
  return known({ to: value.value, records: count === undefined ? null : Number(count) })
}
