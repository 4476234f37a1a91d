import { describe, expect, test } from "vitest"
import { en as enAftersales } from "../../../src/words/en/aftersales-settings"
import { en as enCanary } from "../../../src/words/en/canary"
import { en as enClocks } from "../../../src/words/en/clocks"
import { en as enEffects } from "../../../src/words/en/effects"
import { en as enDoNotCall } from "../../../src/words/en/do-not-call"
import { en as enFields } from "../../../src/words/en/crm-fields"
import { en as enFit } from "../../../src/words/en/fit"
import { en as enGiven } from "../../../src/words/en/given"
import { en as enGmail } from "../../../src/words/en/gmail"
import { en as enGuides } from "../../../src/words/en/guides"
import { en as enIndicators } from "../../../src/words/en/indicators"
import { en as enLoyalty } from "../../../src/words/en/loyalty"
import { en as enOrphans } from "../../../src/words/en/orphans"
import { en as enOwn } from "../../../src/words/en/own"
import { en as enOwnSaid } from "../../../src/words/en/own-said"
import { en as enPlayer } from "../../../src/words/en/player"
import { en as enProcedures } from "../../../src/words/en/procedures"
import { en as enPublishing } from "../../../src/words/en/publishing"
import { fr as frPublishing } from "../../../src/words/fr/publishing"
import { fr as frProcedures } from "../../../src/words/fr/procedures"
import { fr as frAftersales } from "../../../src/words/fr/aftersales-settings"
import { fr as frCanary } from "../../../src/words/fr/canary"
import { fr as frClocks } from "../../../src/words/fr/clocks"
import { fr as frEffects } from "../../../src/words/fr/effects"
import { fr as frDoNotCall } from "../../../src/words/fr/do-not-call"
import { lawLines as frLines } from "../../../src/words/fr/law"
import { lawLines as enLines } from "../../../src/words/en/law"
import { fr as frFields } from "../../../src/words/fr/crm-fields"
import { fr as frFit } from "../../../src/words/fr/fit"
import { fr as frGiven } from "../../../src/words/fr/given"
import { fr as frGmail } from "../../../src/words/fr/gmail"
import { fr as frGuides } from "../../../src/words/fr/guides"
import { fr as frIndicators } from "../../../src/words/fr/indicators"
import { fr as frLoyalty } from "../../../src/words/fr/loyalty"
import { fr as frOrphans } from "../../../src/words/fr/orphans"
import { fr as frOwn } from "../../../src/words/fr/own"
import { fr as frOwnSaid } from "../../../src/words/fr/own-said"
import { fr as frPlayer } from "../../../src/words/fr/player"

/** Every text of a topic, each with its path. */
const texts = (words: object, path = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "string" ? [[path + key, value]] : texts(value as object, `${path}${key}.`),
  )

describe.each([
  ["aftersales-settings", frAftersales, enAftersales],
  ["canary", frCanary, enCanary],
  ["clocks", frClocks, enClocks],
  ["effects", frEffects, enEffects],
  ["do-not-call", frDoNotCall, enDoNotCall],
  ["law", frLines, enLines],
  ["fit", frFit, enFit],
  ["crm-fields", frFields, enFields],
  ["given", frGiven, enGiven],
  ["gmail", frGmail, enGmail],
  ["guides", frGuides, enGuides],
  ["indicators", frIndicators, enIndicators],
  ["loyalty", frLoyalty, enLoyalty],
  ["orphans", frOrphans, enOrphans],
  ["own", frOwn, enOwn],
  ["own-said", frOwnSaid, enOwnSaid],
  ["player", frPlayer, enPlayer],
  ["procedures", frProcedures, enProcedures],
  ["publishing", frPublishing, enPublishing],
])("the words of %s", (_topic, fr, en) => {
  const english = new Map(texts(en))
  test.each(texts(fr))("%s: typography, and the same blanks in both languages", (key, text) => {
    const blanks = (one: string): string[] => (one.match(/\{\w+\}/g) ?? []).sort()
    expect(blanks(english.get(key) ?? "")).toEqual(blanks(text))
    expect(text).not.toMatch(/'|\.\.\.|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»|\s[?!;]/)
  })
})
