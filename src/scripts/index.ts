import { en as enGuides } from "../words/en/guides"
import { en as enScripts } from "../words/en/scripts"
import { fr as frGuides } from "../words/fr/guides"
import { fr as frScripts } from "../words/fr/scripts"
import { calls } from "./calls"
import { guides } from "./guides"
import { aftersalesEmail, creditRequest } from "./template"
import type { Book } from "./types"

const all = [...calls, creditRequest, aftersalesEmail, ...guides]

/** Every script, guide and template that is built in, with its words. */
export const builtIn: Book = {
  scripts: Object.fromEntries(all.map((script) => [script.id, script])),
  words: { fr: { ...frScripts, ...frGuides }, en: { ...enScripts, ...enGuides } },
}
