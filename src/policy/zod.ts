import { z } from "zod"

// Under an extension's content security policy zod may not compile with eval: said before any schema is made.
z.config({ jitless: true })

export { z }
