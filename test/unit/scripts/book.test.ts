import { expect, test } from "vitest"
import { builtIn } from "../../../src/scripts"
import { checkScript } from "../../../src/scripts/check"

test.each(Object.keys(builtIn.scripts))("%s: words in both languages, targets, ways and ends", (id) => {
  expect(checkScript(id, builtIn)).toEqual([])
})
