import { guide, step, toComplete } from "./step"

/** The guides of the group's other tools (process.md §10). */
export const otherGuides = [
  guide(
    "zoho-sign",
    [],
    [step("open"), step("send"), step("fill"), step("continue"), step("fields"), toComplete()],
  ),
  guide(
    "survey-figures",
    [],
    [
      step("open"),
      step("survey"),
      step("reports"),
      step("filter"),
      step("trend"),
      step("month"),
      step("save"),
      step("figures"),
    ],
  ),
  guide(
    "survey-fill",
    ["opportunity"],
    [
      step("related", { site: "zoho", text: "Zoho Survey" }),
      step("start", { site: "zoho", pressed: "Faire une enquête" }),
      step("choose"),
      step("fill"),
      step("submit"),
    ],
  ),
  guide(
    "user-creation",
    [],
    [
      step("panel"),
      step("users"),
      step("add"),
      step("basics"),
      step("confirm"),
      step("return"),
      toComplete(),
    ],
  ),
  guide("analyst-day", ["gmail"], [step("mail"), step("tag"), toComplete()], ["credit"]),
] as const
