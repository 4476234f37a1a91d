import type { PublishingRequests } from "../../src/messages"
import { mayLead } from "../../src/policy/layers"
import { changesBetween, draftOf, publicationOf } from "../../src/policy/published"
import { Refusal, type Handlers } from "../router"
import type { Publishing } from "./publishing"

/** What the screen of publishing asks. */
export function publishingHandlers(publishing: Publishing): Pick<Handlers, keyof PublishingRequests> {
  const { settings } = publishing
  return {
    "publishing.get": () => publishing.view(),
    "publishing.look": async () => {
      await publishing.look()
      return publishing.view()
    },
    "publishing.draft": async ({ lists }) => {
      await settings.load()
      if (!mayLead(settings.layers)) throw new Refusal("refused")
      // Its number follows that of what stands at the address now.
      if (publicationOf(settings.layers).address !== null) await publishing.look()
      const { layers } = settings
      const { looks } = settings.publishing
      const { orphans, ...rest } = draftOf(layers)
      const policy = lists && orphans ? { ...rest, orphans } : rest
      const taken = Object.values(looks?.serials ?? {}).map(({ serial }) => serial)
      return {
        serial: Math.max(0, ...taken) + 1,
        by: (await settings.page()).agent?.name ?? "",
        policy,
        changes: changesBetween(layers.published, policy),
        clients: (orphans?.deals ?? []).reduce((sum, { clients }) => sum + clients.length, 0),
      }
    },
  }
}
