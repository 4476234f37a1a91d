import { writeFileSync } from "node:fs"
import { beforeAll, beforeEach, expect, test } from "vitest"
import { withExtension } from "./harness"
import { looks, Screen } from "./screens"

/** The lead's editor of scripts and guides, on the built extension. */
const held = withExtension()
let screen: Screen
beforeAll(async () => {
  screen = await Screen.open(held.launched)
})
const pictures = process.env["JALON_PICTURES"]
const picture = async (name: string): Promise<void> => {
  if (pictures !== undefined) writeFileSync(`${pictures}/${name}.png`, await screen.page.screenshot())
}
const wide = { width: 1280, height: 720, scheme: "light" } as const
const regular = "script.renewal-regular"
type View = { edits: Record<"team" | "person" | "managed", unknown> }
const edits = async (): Promise<View["edits"]> =>
  (await screen.ask<View>("scripts.read", { script: regular })).edits
beforeEach(async () => {
  await screen.ask("policy.reset")
  await screen.ask("scripts.set", { script: regular, mine: true, edit: null })
})
const step = (id: string): string => `[data-step="${id}"]`
const box = "form.step-form textarea"
const edit = async (id: string): Promise<void> => {
  await (await screen.find(`${step(id)} .step-acts button`)).click()
  await screen.find("form.step-form")
}
const open = async (script: string): Promise<void> => {
  await screen.show("scripts", wide)
  await (await screen.find(`[data-script="${script}"] button`)).click()
  await screen.find(step("title"))
}

test("the list, a script and its form are clean, small and wide, light and dark", async () => {
  for (const look of [looks[0], looks[3]]) {
    if (!look) throw new Error("no look")
    const name = `${look.width}-${look.scheme}`
    await screen.show("scripts", look)
    await screen.find(`[data-script="${regular}"]`)
    await screen.clean(`list ${name}`)
    await picture(`list-${name}`)
    await screen.fill("input[type=search]", "meilleur prix")
    await screen.gone(`[data-script="${regular}"]`)
    expect(await screen.texts("[data-script] strong")).toEqual(["Renouvellement, crédit spécialisé"])
    await (await screen.find("[data-script] button")).click()
    await screen.says(step("owns"), "St-Constant")
    await picture(`script-${name}`)
    await edit("experience")
    await screen.clean(`form ${name}`)
    await picture(`form-${name}`)
  }
})

test("a lead words a step by keyboard; a broken variable is refused by its name; undone, and put back", async () => {
  await open(regular)
  await edit("praise")
  await screen.fill(box, "Super, votre {modle} est un bon choix.")
  await screen.says("form.step-form .wrong", "Variable inconnue\u00a0: {modle}")
  await screen.page.keyboard.down("Control")
  await screen.page.keyboard.press("Enter")
  await screen.page.keyboard.up("Control")
  expect(await edits()).toEqual({ team: null, person: null, managed: null })

  await screen.fill(box, "Super, votre ")
  await screen.press("Insérer véhicule")
  await screen.page.keyboard.type(" est un bon choix.")
  await screen.says("form.step-form .sample", "Super, votre Camry SE 2022 est un bon choix.")
  await screen.page.keyboard.down("Control")
  await screen.page.keyboard.press("Enter")
  await screen.page.keyboard.up("Control")
  await screen.gone("form.step-form")
  const worded = { fr: { steps: { praise: { text: "Super, votre {vehicle} est un bon choix." } } } }
  expect((await edits()).team).toEqual(worded)
  await screen.says(step("praise"), "Modifié\u00a0: équipe")
  await screen.says(`${step("praise")} details`, "C’est un excellent véhicule.")
  await screen.clean("edited")
  await picture("edited")

  await screen.press("Annuler la modification")
  await screen.says(".scripts .bar", "Modification annulée.")
  expect((await edits()).team).toBeNull()

  // Escape leaves the words as they were.
  await edit("praise")
  await screen.fill(box, "Perdu")
  await screen.page.keyboard.press("Escape")
  await screen.gone("form.step-form")
  expect((await edits()).team).toBeNull()
})

test("a person's own words go before the team's, on this browser; all put back at once", async () => {
  await screen.ask("scripts.set", {
    script: regular,
    mine: false,
    edit: { fr: { steps: { praise: { text: "De l’équipe." } } } },
  })
  await open(regular)
  await screen.says(step("praise"), "De l’équipe.")
  await screen.pick("Moi seulement")
  await edit("praise")
  await screen.fill(box, "De moi.")
  await (await screen.find("form.step-form button.main")).click()
  await screen.says(step("praise"), "De moi.")
  await screen.says(step("praise"), "Modifié\u00a0: vous")
  const { scripts } = await screen.ask<{ scripts: unknown }>("policy.export")
  expect(scripts).toEqual({ [regular]: { fr: { steps: { praise: { text: "De l’équipe." } } } } })
  await screen.press("Tout rétablir")
  await screen.says(step("praise"), "De l’équipe.")
  expect((await edits()).person).toBeNull()
  await (await screen.find(".script .acts button")).click()
  await screen.says(`[data-script="${regular}"]`, "modifié\u00a0: équipe")
})

test("a policy with a broken variable is refused with its name; a sound one words the script", async () => {
  const policy = (text: string): string =>
    JSON.stringify({ version: 1, scripts: { [regular]: { en: { steps: { praise: { text } } } } } })
  const refused = await screen.ask<{ ok: boolean; problems: { path: string; expected: string }[] }>(
    "policy.import",
    { text: policy("Great {modle}.") },
  )
  expect(refused).toMatchObject({
    ok: false,
    problems: [
      {
        path: `scripts.${regular}.en.steps.praise.text`,
        expected: expect.stringContaining("{modle}") as string,
      },
    ],
  })
  expect(await screen.ask("policy.import", { text: policy("Great {vehicle}.") })).toMatchObject({ ok: true })
  await open(regular)
  await screen.pick("Anglais")
  await screen.says(step("praise"), "Great Camry SE 2022.")
})
