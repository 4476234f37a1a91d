import { packs, rules } from "../src/rules"
import { en } from "../src/words/en"
import { fr } from "../src/words/fr"
import { startWorker } from "./worker"

startWorker({
  registry: { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) },
  words: { fr, en },
})
