import type { PublishingRequests } from "../../src/messages"
import { mayLead, type Layers } from "../../src/policy/layers"
import { differencesOf } from "../../src/policy/diff"
import { draftOf } from "../../src/policy/published"
import { readPolicy } from "../../src/policy/read"
import type { Policy } from "../../src/policy/types"
import { Refusal, type Handlers } from "../router"
import type { Publishing } from "./publishing"

const bare = (published: Policy | null): Layers => ({ published, team: null, managed: null, person: null })

/** What the screen of publishing asks. */
export function publishingHandlers(publishing: Publishing): Pick<Handlers, keyof PublishingRequests> {
  const { settings } = publishing
  return {
    "publishing.get": () => publishing.view(),
    "publishing.look": async () => {
      await publishing.lookAnew()
      return publishing.view()
    },
    "publishing.draft": async ({ lists, look }) => {
      await settings.load()
      if (!mayLead(settings.layers)) throw new Refusal("refused")
      if (look) await publishing.lookAnew()
      const { layers } = settings
      const { registry, now } = settings.parts
      const { looks } = settings.publishing
      const { orphans, ...rest } = draftOf(layers, now())
      const policy = lists && orphans ? { ...rest, orphans } : rest
      const read = readPolicy(JSON.stringify(policy), registry, settings.language)
      const taken = Object.values(looks?.serials ?? {}).map(({ serial }) => serial)
      return {
        serial: Math.max(0, ...taken) + 1,
        by: (await settings.page()).agent?.name ?? "",
        policy,
        changes: differencesOf(bare(layers.published), bare(policy), registry, now()),
        problems: read.ok ? [] : read.problems,
        clients: (orphans?.deals ?? []).reduce((sum, { clients }) => sum + clients.length, 0),
      }
    },
  }
}
