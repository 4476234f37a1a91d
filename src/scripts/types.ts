/** What a script may know of the client and of the agent; what is not known shows as a blank to fill. */
export const variables = [
  /** Mme, M.: how the client is addressed. */
  "address",
  "client",
  /** Whole months since delivery. */
  "months",
  "vehicle",
  "branch",
  "agent",
  /** The F&I of the sale. */
  "fi",
  /** The sales director of the branch. */
  "salesDirector",
  /** 1st, 2nd or 3rd chance at credit; said live, never kept. */
  "chance",
  /** The number that the client may call back. */
  "callback",
  /** The number of the credit request, CRE… */
  "creditNumber",
  "offer",
  /** What the agent says of themself on the telephone. */
  "firstName",
  /** Of after-sales reception, from the policy: what its welcome says, its one contact, and where a client books by themself. */
  "brand",
  "city",
  "contact",
  "bookingLink",
  /** Before a call is answered, at most. */
  "rings",
] as const
export type Variable = (typeof variables)[number]
export const isVariable = (name: string): name is Variable => (variables as readonly string[]).includes(name)

/** The pages that people work in. */
export type Site = "zoho" | "gmail" | "impaknet"

/** Pages where a guide is of use. A plural is the list of a module. */
export const places = [
  "opportunity",
  "opportunities",
  "meeting",
  "contact",
  "renewal",
  "renewals",
  "credit",
  "credits",
  "aftersales",
  "aftersales-list",
  "gmail",
  "impaknet",
] as const
export type PagePlace = (typeof places)[number]

/** What the page shows once a step is done; all that is given must hold. Words are compared folded. */
export type Sign = {
  site?: Site
  /** The name of the module in view, as its page says it. */
  module?: string
  /** A heading, label, tab or button in view. */
  text?: string
  /** A field of this label holds this value, or any. */
  field?: { label: string; is?: string }
  /** A control of this name was pressed since the step began. */
  pressed?: string
}

/** Where a step leads: another step, another script (by its id, which holds a dot), or the end. */
export type To = string
export const end: To = "end"

/**
 * What may be answered and where it leads. `back`: the step that one comes back to once the script that `to` names has ended;
 * without it, both end together.
 */
export type Answer = { id: string; to: To; back?: string }

/**
 * One step, shown alone. Its words stand in `src/words` under its id.
 * `say`: to be said; `ask`: said too, and the client answers; `coach`: for the agent alone; `do`: something to do.
 */
export type Step = {
  id: string
  kind: "say" | "ask" | "coach" | "do"
  /** What may be answered, each with where it leads. */
  answers?: readonly Answer[]
  /** The agent may write down what the client says: it goes into the note. */
  notes?: true
  /** The step after it; the next of the list where nothing is said. With answers: it may be passed without one. */
  to?: To
  /** Where one comes back to once the script that `to` names has ended. */
  back?: string
  /** What the page shows once it is done; without it, it is ticked by hand. */
  done?: Sign
  /** The sources stop short here: "to be completed by your team". */
  draft?: true
}

/** `template`: a text to send, never walked; its one step holds it. */
export type Script = {
  id: string
  kind: "script" | "guide" | "template"
  /** Whom it is offered to: every department when absent. */
  departments?: readonly string[]
  /** Where it is offered by itself; elsewhere it is found by search. */
  at?: readonly PagePlace[]
  steps: readonly [Step, ...Step[]]
}

/** The words of a step: `{variables}` in braces. `label` heads what is noted of it; `coach` is for the agent alone. */
export type StepWords = {
  text: string
  label?: string
  coach?: string
  answers?: Readonly<Record<string, string>>
}
/** The words of a script in one language. */
export type ScriptWords = { title: string; steps: Readonly<Record<string, StepWords>> }

export const languages = ["fr", "en"] as const
export type Language = (typeof languages)[number]

/** The scripts and guides in force, by id, with their words: what is built in, and what was edited over it. */
export type Book = {
  scripts: Readonly<Record<string, Script>>
  words: Readonly<Record<Language, Readonly<Record<string, ScriptWords>>>>
}

/** What is known of the client and of the agent, in the words of one language. */
export type Values = Readonly<Partial<Record<Variable, string>>>
