import type { ImpaknetView } from "../../src/messages"
import { fromWire } from "../../src/messages/wire"
import { readHost } from "../../src/policy/host-name"
import { merged } from "../../src/policy/layers"
import { impaknetFields, type ImpaknetFacts } from "../../src/process/impaknet"
import { inForce } from "../../src/rules/engine"
import carryRule from "../../src/rules/impaknet/carry"
import doNotSave from "../../src/rules/impaknet/do-not-save"
import { en } from "../../src/words/en/impaknet"
import { fr } from "../../src/words/fr/impaknet"
import { broadcast } from "../broadcast"
import { Refusal, type Handlers } from "../router"
import type { Settings } from "../settings"
import { carryView, dropTaken, impaknetView, take } from "./carry"
import { hostsView, ownPatterns } from "./hosts"
import { factsIn, leftIn, readIn } from "./live"
import { followHosts } from "./scripts"

type ImpaknetHandlers = Pick<Handlers, Extract<keyof Handlers, `impaknet.${string}` | `carry.${string}`>>

function factsOf(wire: string): ImpaknetFacts {
  const read = fromWire(wire) as ImpaknetFacts | null
  if (!read || impaknetFields.some((name) => typeof read.fields[name].state !== "string"))
    throw new Refusal("shape")
  return read
}

/** The hosts of Impaknet, what its pages show, and what is carried from them. `follow`: a page of ours has come in a tab. */
export function impaknetHandlers(
  settings: Settings,
  follow: (tab: number | null) => Promise<void>,
): ImpaknetHandlers {
  const { now } = settings.parts
  const words = () => (settings.language === "en" ? en : fr)
  /** Whether a rule is in force at hint or above. */
  async function speaks(rule: typeof carryRule): Promise<boolean> {
    return inForce(await settings.page()).speaks(rule.id)
  }
  const view = (facts: ImpaknetFacts): Promise<ImpaknetView> =>
    impaknetView(facts, words(), settings.policy().agent?.branch ?? "", now())
  const hosts = async (change: (list: readonly string[]) => string[]): Promise<void> => {
    if ((await hostsView(settings)).readOnly) throw new Refusal("refused")
    const { team } = settings.layers
    const impaknet = change(team?.hosts?.impaknet ?? [])
    await settings.govern("team", { version: 1, ...team, hosts: { ...team?.hosts, impaknet } })
    await followHosts(settings)
  }

  return {
    "impaknet.hosts": () => hostsView(settings),
    "impaknet.add": async ({ text }) => {
      const read = readHost(text, ownPatterns())
      if (!read.ok) return read
      await hosts((list) => [...new Set([...list, read.host])])
      return { ok: true, view: await hostsView(settings), host: read.host, remark: read.remark }
    },
    "impaknet.remove": async ({ host }) => {
      const named = (text: string): string | null => {
        const read = readHost(text)
        return read.ok ? read.host : null
      }
      await hosts((list) => list.filter((one) => named(one) !== host))
      return hostsView(settings)
    },
    "impaknet.start": async (_nothing, { tab }) => {
      void follow(tab).catch(() => undefined)
      await settings.load()
      return {
        language: settings.language,
        words: words().page,
        labels: merged(settings.layers).impaknet?.labels ?? {},
        warns: await speaks(doNotSave),
        carries: await speaks(carryRule),
      }
    },
    "impaknet.read": async ({ facts: wire }, { tab }) => {
      await settings.load()
      if (tab === null) return null
      const before = JSON.stringify(factsIn(tab))
      const facts = await readIn(tab, factsOf(wire))
      // A file that is open in the CRM may rest on what Impaknet shows.
      if (JSON.stringify(facts) !== before)
        void broadcast({ jalonPush: "ask" }, () => ({ jalonPush: "ask" })).catch(() => undefined)
      return view(facts)
    },
    "impaknet.keep": async (_nothing, { tab }) => {
      await settings.load()
      const facts = tab === null ? null : factsIn(tab)
      if (!facts || !(await take(facts, now()))) return null
      void broadcast({ jalonPush: "ask" }, () => ({ jalonPush: "ask" })).catch(() => undefined)
      return view(facts)
    },
    "impaknet.leave": (_nothing, { tab }) => {
      if (tab !== null) leftIn(tab)
      return null
    },
    "carry.get": async ({ whose }) => {
      await settings.load()
      if (!(await speaks(carryRule))) return null
      const { labels } = settings.parts.words[settings.language].fields
      return carryView(whose, words(), labels, settings.language, now())
    },
    "carry.drop": async () => {
      await dropTaken()
      return null
    },
  }
}
