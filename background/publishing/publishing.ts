import browser from "webextension-polyfill"
import { subHours } from "date-fns/subHours"
import type { Push, PublishingView, PublishingWhy } from "../../src/messages"
import { mayLead } from "../../src/policy/layers"
import { leftOf, publicationOf, readPublished, stands } from "../../src/policy/published"
import type { Policy } from "../../src/policy/types"
import type { KeptLooks, KeptPublication } from "../../src/store/settings"
import { addToJournal } from "../../src/store/seen"
import type { Jobs } from "../jobs"
import type { Settings } from "../settings"
import type { How } from "../policy/history"
import { getFile } from "./get"

export const publishingJob = "publishing"

const never: KeptLooks = { serials: {}, lookedAt: null, goodAt: null, silentSince: null, refusal: null }
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/**
 * The team's policy as it is published: the address that IT gives is looked at from time to time, and what is signed by one of its keys,
 * newer and in its time is taken whole. Anything else leaves what is in force as it is, and is said.
 */
export class Publishing {
  #looking: Promise<void> | null = null
  /** The address and keys that were last followed, as text. */
  #followed: string | null = null

  constructor(
    readonly settings: Settings,
    readonly jobs: Jobs,
  ) {}

  get #looks(): KeptLooks {
    return this.settings.publishing.looks ?? never
  }
  get #source(): ReturnType<typeof publicationOf> {
    return publicationOf(this.settings.layers)
  }
  #mark(): string {
    return JSON.stringify(this.#source)
  }

  /** What is in force is not what was last taken: that was lost, or damaged. */
  #isBehind(): boolean {
    const { goodAt, serials } = this.#looks
    const { published } = this.settings.publishing
    return goodAt !== null && (!published || serials[published.kid]?.digest !== published.digest)
  }

  /** At the worker's start, and whenever another policy is in force: what IT no longer vouches for is dropped, a new address looked at. */
  async follow(): Promise<void> {
    await this.settings.load()
    const mark = this.#mark()
    if (mark === this.#followed) return
    const starting = this.#followed === null
    this.#followed = mark
    // What could not be dropped is to be, the next time.
    await this.#settle(starting).catch(() => (this.#followed = null))
  }

  async #settle(starting: boolean): Promise<void> {
    const { layers, publishing, parts } = this.settings
    const { published, publishedBefore } = publishing
    const trusted = async (one: KeptPublication | null) => (one && (await stands(one, layers)) ? one : null)
    const left = { published: await trusted(published), publishedBefore: await trusted(publishedBefore) }
    const dropped = left.published !== published
    if (dropped || left.publishedBefore !== publishedBefore)
      await this.settings.publish({
        ...left,
        looks: { ...this.#looks, goodAt: null, silentSince: null, refusal: null },
      })
    const { address, minutes } = this.#source
    if (address === null) return this.jobs.plan(publishingJob, null)
    const now = parts.now().getTime()
    const lookedAt = this.#looks.lookedAt ?? 0
    const next = lookedAt + minutes * 60_000
    // Looked at in the future: the clock was wrong, and so is what was planned by it.
    if (!starting || dropped || this.#isBehind() || next <= now || lookedAt > now) await this.look()
    else await this.jobs.planOnce(publishingJob, new Date(next))
  }

  /** Looks at the address now; asked twice at once, it looks once. Never throws. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch(() => undefined)
      .finally(() => {
        this.#looking = null
        void browser.runtime.sendMessage({ jalonPush: "publishing" } satisfies Push).catch(() => undefined)
      })
    return this.#looking
  }

  /** A look that begins now: one on its way may have been answered before what the person did. */
  async lookAnew(): Promise<void> {
    await this.#looking
    await this.look()
  }

  async #look(): Promise<void> {
    await this.settings.load()
    const { now, registry } = this.settings.parts
    const { address, keys, minutes } = this.#source
    if (address === null) return
    const mark = this.#mark()
    // Planned first: a worker stopped on the way looks again.
    await this.jobs.plan(publishingJob, new Date(now().getTime() + minutes * 60_000)).catch(() => undefined)
    const got = await getFile(address)
    const read = got.ok
      ? await readPublished(got.file, { keys, serials: this.#looks.serials, registry, now: now() })
      : got
    // IT gave another address or other keys meanwhile: this answer is to no question any more.
    if (mark !== this.#mark()) return this.#look()
    const lookedAt = now().getTime()
    if (read.ok) await this.#take(read.publication, lookedAt)
    else await this.#refuse(read, lookedAt)
  }

  async #take(publication: KeptPublication, at: number): Promise<void> {
    const { published } = this.settings.publishing
    const { kid, serial, digest } = publication
    const looks = {
      ...never,
      serials: { ...this.#looks.serials, [kid]: { serial, digest } },
      lookedAt: at,
      goodAt: at,
    }
    const isSame = published?.digest === digest && published.kid === kid
    if (isSame) await this.settings.note(looks)
    else {
      await this.settings.publish({ published: publication, publishedBefore: published, looks })
      await this.#journal({ what: "published", serial })
    }
    const taken = isSame ? undefined : { by: publication.by, published: published?.policy ?? null }
    await this.settings.alone(() => this.#dropDraft(publication.policy, taken))
  }

  /**
   * What a lead changed here and has published is no longer theirs to carry; what they changed since is. `taken`: the publication is a
   * new one, which stands in the history.
   */
  async #dropDraft(published: Policy, taken?: Pick<How, "by" | "published">): Promise<void> {
    const { layers, parts } = this.settings
    if (!mayLead(layers)) return
    const left = leftOf(layers.team, published, parts.now())
    if (taken || JSON.stringify(left) !== JSON.stringify(layers.team))
      await this.settings.govern("team", left, "published", taken)
  }

  async #refuse(read: { why: PublishingWhy; serial?: number; detail?: string }, at: number): Promise<void> {
    const { why, serial, detail } = read
    const before = this.#looks
    const { refusal } = before
    const same = refusal?.why === why && refusal.serial === serial && refusal.detail === detail
    await this.settings.note({
      ...before,
      lookedAt: at,
      silentSince: before.silentSince ?? at,
      refusal: {
        why,
        at: same ? refusal.at : at,
        ...(serial !== undefined && { serial }),
        ...(detail !== undefined && { detail }),
      },
    })
    if (!same) await this.#journal({ what: "published.refused", why, serial: serial ?? null })
  }

  async #journal(details: Record<string, string | number | boolean | null>): Promise<void> {
    const { store, keep, now } = this.settings.parts
    await keep
      .write(() => addToJournal(store, `policy:${crypto.randomUUID()}`, { kind: "policy", details }, now()))
      .catch(() => undefined)
  }

  async view(): Promise<PublishingView> {
    await this.settings.load()
    const { layers, publishing, parts } = this.settings
    const { address, keys, minutes } = this.#source
    const { lookedAt, goodAt, silentSince, refusal } = this.#looks
    const now = parts.now()
    const { published } = publishing
    return {
      readOnly: !mayLead(layers),
      address,
      keys: [...keys],
      minutes,
      managed: layers.managed?.publication !== undefined,
      inForce: published && {
        serial: published.serial,
        at: new Date(published.at).toISOString(),
        expires: new Date(published.expires).toISOString(),
        by: published.by,
        note: published.note,
        expired: published.expires <= now.getTime(),
      },
      lookedAt: iso(lookedAt),
      goodAt: iso(goodAt),
      refusal:
        address !== null && refusal
          ? {
              why: refusal.why,
              at: new Date(refusal.at).toISOString(),
              serial: refusal.serial ?? null,
              detail: refusal.detail ?? null,
            }
          : null,
      silent: silentSince !== null && silentSince <= subHours(now, 24).getTime(),
    }
  }
}
