import type { Sign } from "../types"
import { guide, step } from "./step"

const seen = (text: string): Sign => ({ site: "impaknet", text })
const pressed = (name: string): Sign => ({ site: "impaknet", pressed: name })
const teams = ["renewal", "credit"]

/** The guides of Impaknet's commands (process.md 5.7). */
export const impaknetGuides = [
  guide(
    "impaknet-5431",
    ["impaknet"],
    [
      step("command", seen("5431")),
      step("branch"),
      step("search"),
      step("vehicle", pressed("Véhicule")),
      step("client", pressed("Client")),
      step("summary", pressed("Sommaire")),
      step("fi", pressed("F&I")),
      step("leave"),
    ],
    teams,
  ),
  guide(
    "impaknet-511",
    ["impaknet"],
    [
      step("command", seen("511")),
      step("stock"),
      step("inspection"),
      step("memo", pressed("Mémo")),
      step("wear"),
      step("leave"),
    ],
    teams,
  ),
  guide(
    "impaknet-12",
    ["impaknet"],
    [
      step("command"),
      step("branch"),
      step("stock"),
      step("ok", pressed("OK")),
      step("display", pressed("Affichage")),
      step("file", seen("Dossier de service")),
      step("line"),
      step("details", pressed("Détails")),
      step("proof"),
      step("leave"),
    ],
    teams,
  ),
] as const
