import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  blanksIn,
  creditEmailProblems,
  creditNumbers,
  creditRequest,
  type CreditEmail,
  type CreditEmailContext,
} from "../../../src/process/renewal/credit-email"

const right = "approbation@exemple.ca"
const email = (change: Partial<CreditEmail> = {}): CreditEmail => ({
  to: [right],
  copied: [],
  subject: "CRE10482",
  text: "Bonjour, voici la demande.",
  reply: false,
  ...change,
})
const context = (change: Partial<CreditEmailContext> = {}): CreditEmailContext => ({
  recipients: [right],
  bound: null,
  waiting: [],
  blanks: ["[à compléter", "[to complete"],
  ...change,
})
const bound = { number: "CRE10482", text: "Bonjour,\n\nBonjour, voici la demande.\nMerci." }
const filled = context({ bound, waiting: ["CRE10482"] })
const waits = context({ waiting: ["CRE10482", "CRE777"] })

describe("which e-mail is a credit request", () => {
  test.each<[string, CreditEmail, CreditEmailContext, string | null | undefined]>([
    ["filled from a file", email(), filled, "CRE10482"],
    ["filled, then sent elsewhere", email({ to: ["ami@exemple.ca"] }), filled, "CRE10482"],
    ["filled, its subject and address taken away", email({ to: [], subject: "" }), filled, "CRE10482"],
    [
      "filled, then everything was rewritten",
      email({ to: ["ami@exemple.ca"], subject: "Souper", text: "Salut" }),
      filled,
      undefined,
    ],
    ["filled, under the number of another file", email({ subject: "CRE777" }), filled, "CRE10482"],
    [
      "a number that waits, alone, whoever it goes to",
      email({ to: ["ami@exemple.ca"], subject: " CRE 777 " }),
      waits,
      "CRE777",
    ],
    ["a number that waits, at the right address", email({ subject: "Demande CRE 777" }), waits, "CRE777"],
    ...["Question sur CRE777", "CRE777 : rappelle le client", "Tr : CRE777", "CRE777 514 555-0101 ?"].map(
      (subject): [string, CreditEmail, CreditEmailContext, undefined] => [
        `a word on one that waits: ${subject}`,
        email({ to: ["ami@exemple.ca"], subject }),
        waits,
        undefined,
      ],
    ),
    ["a word on several, at the right address", email({ subject: "CRE777 et CRE10482" }), waits, undefined],
    ["a follow-up at the right address", email({ subject: "CRE5 : preuve de revenu" }), waits, undefined],
    ["the template at the right address", email({ subject: "CRE5 Roy", text: "[À compléter]" }), waits, null],
    ["a number at the right address", email({ subject: "cre 5" }), context(), null],
    [
      "the same, in copy alone",
      email({ to: ["chef@exemple.ca"], copied: [right], subject: "CRE5" }),
      context(),
      null,
    ],
    ["the right address, no number", email({ subject: "Question" }), waits, undefined],
    [
      "the right address, a number later in the subject",
      email({ subject: "Suivi de CRE5" }),
      context(),
      undefined,
    ],
    [
      "a number that nobody waits for, elsewhere",
      email({ to: ["ami@exemple.ca"], subject: "CRE5" }),
      waits,
      undefined,
    ],
    ["an answer", email({ reply: true }), filled, undefined],
    [
      "the word alone",
      email({ to: ["ami@exemple.ca"], subject: "CREDIT 10482, SACRE 10482" }),
      waits,
      undefined,
    ],
    ["a subject that is not known", email({ subject: null }), waits, undefined],
    ["addresses that are not known", email({ to: null, subject: "CRE5" }), context(), undefined],
  ])("%s", (_name, mail, facts, number) => {
    expect(creditRequest(mail, facts)?.number).toBe(number)
    expect(creditRequest(mail, facts) === null).toBe(number === undefined)
  })
})

describe("what is wrong with it", () => {
  const wrong = (change: Partial<CreditEmail>, number: string | null = "CRE10482") =>
    creditEmailProblems(email(change), { number }, context())
  test.each<[string, Partial<CreditEmail>, string | null, object[]]>([
    ["nothing", {}, "CRE10482", []],
    ["nothing, with a space at the end", { subject: "CRE10482 " }, "CRE10482", []],
    ["nothing, in copy to others", { copied: ["chef@exemple.ca"] }, "CRE10482", []],
    ["nothing, the address in copy", { to: ["chef@exemple.ca"], copied: [right] }, "CRE10482", []],
    ["nobody", { to: [] }, "CRE10482", [{ kind: "recipient", others: [] }]],
    [
      "somebody else",
      { to: ["aprobation@exemple.ca"] },
      "CRE10482",
      [{ kind: "recipient", others: ["aprobation@exemple.ca"] }],
    ],
    ["addresses not known: nothing", { to: null }, "CRE10482", []],
    ["no subject", { subject: "" }, "CRE10482", [{ kind: "subject", right: "CRE10482" }]],
    ["other words", { subject: "Demande de crédit" }, "CRE10482", [{ kind: "subject", right: "CRE10482" }]],
    [
      "the number and more",
      { subject: "CRE10482 Tremblay" },
      "CRE10482",
      [{ kind: "subject", right: "CRE10482" }],
    ],
    [
      "the number in pieces",
      { subject: " CRE 104\u00a082" },
      "CRE10482",
      [{ kind: "subject", right: "CRE10482" }],
    ],
    [
      "the number in lower case",
      { subject: "cre10482" },
      "CRE10482",
      [{ kind: "subject", right: "CRE10482" }],
    ],
    [
      "the number of another file",
      { subject: "CRE10483" },
      "CRE10482",
      [{ kind: "number", found: "CRE10483", right: "CRE10482" }],
    ],
    [
      "a longer number",
      { subject: "CRE104821" },
      "CRE10482",
      [{ kind: "number", found: "CRE104821", right: "CRE10482" }],
    ],
    ["a subject not known: nothing", { subject: null }, "CRE10482", []],
    ["no file: a number is enough", { subject: "CRE9" }, null, []],
    [
      "no file: a number in pieces is cleaned",
      { subject: "CRE 12 34" },
      null,
      [{ kind: "subject", right: "CRE1234" }],
    ],
    [
      "no file: a number and more",
      { subject: "CRE12 Tremblay" },
      null,
      [{ kind: "subject", right: "CRE12" }],
    ],
    [
      "blanks",
      {
        text: "Client\u00a0: [à\u00a0compléter\u00a0: nom du client]\n[À compléter : véhicule], [à compléter : véhicule]",
      },
      "CRE10482",
      [
        {
          kind: "blanks",
          blanks: ["[à compléter : nom du client]", "[À compléter : véhicule]", "[à compléter : véhicule]"],
        },
      ],
    ],
  ])("%s", (_name, change, number, problems) => {
    expect(wrong(change, number)).toEqual(problems)
  })

  test("a blank without its bracket still shows", () => {
    expect(blanksIn("[à compléter : nom", ["[à compléter"])).toEqual(["[à compléter"])
    expect(blanksIn("tout va bien [1]", ["[à compléter", ""])).toEqual([])
  })

  test("a number, however spaced, is recognised, and its file’s is offered", () => {
    const digits = fc.stringMatching(/^[1-9]\d{2,8}$/)
    const gap = fc.constantFrom("", " ", "\u00a0", "-", "  ")
    fc.assert(
      fc.property(digits, gap, gap, (tail, one, two) => {
        const number = `CRE${tail}`
        const subject = `CRE${one}${tail.slice(0, 2)}${two}${tail.slice(2)}`
        expect(creditNumbers(subject)).toContain(number)
        const [problem] = creditEmailProblems(email({ subject }), { number }, context())
        expect(problem).toEqual(subject === number ? undefined : { kind: "subject", right: number })
      }),
    )
  })

  test("never throws, and says nothing of an e-mail that is no request", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (subject, text) => {
        const mail = email({ to: ["ami@exemple.ca"], subject: subject.replace(/cre/gi, ""), text })
        expect(creditRequest(mail, waits)).toBeNull()
        creditEmailProblems(mail, { number: null }, context())
      }),
    )
  })
})
