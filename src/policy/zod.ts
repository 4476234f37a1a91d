import { config } from "zod"

// Under an extension's content security policy zod may not compile with eval: said before any schema is made.
// Users import zod's namespace themselves: passed on from here, the hoisting bundler loses it.
config({ jitless: true })
