import { rules, standardPacks } from "../src/rules"
import { en } from "../src/words/en"
import { fr } from "../src/words/fr"
import { startWorker } from "./worker"

startWorker({
  registry: { rules, packs: standardPacks },
  words: { fr, en },
})
