import browser from "webextension-polyfill"
import { addDays } from "date-fns/addDays"
import type { Push } from "../src/messages"
import type { Registry } from "../src/policy/registry"
import { Store } from "../src/store/database"
import { clocksJob, settleReminders } from "../src/store/reminders"
import { forget } from "../src/store/retention"
import { tellGmail } from "./broadcast"
import { receptionWork } from "./aftersales-done"
import { onCommand } from "./commands"
import { draftsKey } from "./credit-drafts"
import { Connection, type CrmDoor } from "./crm/connection"
import { finder } from "./find"
import { takePolicyDeals } from "./given"
import { keepCalled } from "./given-page"
import { dropPublished } from "./orphans"
import { handlers, pinJob } from "./handlers"
import { impaknetPatterns } from "./impaknet/hosts"
import { askPages, dropIn } from "./impaknet/live"
import { followHosts } from "./impaknet/scripts"
import { injectOpenTabs } from "./injection"
import { Jobs } from "./jobs"
import { Keep } from "./keep"
import { managedJob, readBrowserPolicy } from "./managed"
import { dressMenu, listenMenu } from "./menus"
import { notifyPin, openPinned } from "./notifications"
import { listenOmnibox } from "./omnibox"
import { retentionJob } from "./privacy"
import { inTurn } from "./policy/turns"
import { Publishing, publishingJob } from "./publishing/publishing"
import { openReminded, pressReminded, tellReminders } from "./reminders"
import { router } from "./router"
import { runWork } from "./runs"
import { dropCarried } from "./session"
import { bookOf } from "./scripts"
import { Settings, type SettingsParts } from "./settings"

const settingsJob = "settings"
const pinPrefix = pinJob("")

export type WorkerParts = {
  registry: Registry
  words: SettingsParts["words"]
  now?: () => Date
  store?: Store
  connection?: CrmDoor
}

/** Wires the worker. Every listener is set at once, before anything is waited for; `ready` when the start is done. */
export function startWorker({
  registry,
  words,
  now = () => new Date(),
  store = new Store(),
  connection,
}: WorkerParts): { ready: Promise<void> } {
  const keep = new Keep()
  const own: Connection = new Connection({
    now,
    policy: () => settings.connection,
    wasIn: () => settings.signedIn,
    keepIn: (signedIn) => settings.choose("signedIn", signedIn),
  })
  const settings: Settings = new Settings({
    store,
    keep,
    registry,
    words,
    now,
    connection: connection ?? own,
  })
  const jobs = new Jobs(store, keep, now)
  const publishing = new Publishing(settings, jobs)
  const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined)

  keep.onTurn = () => quietly(settings.refresh())
  settings.onNext = (at) => jobs.plan(settingsJob, at).catch(() => undefined)
  settings.onPolicy = () => {
    quietly(followHosts(settings))
    quietly(settings.canary.recheck())
    quietly(takePolicyDeals(settings))
    quietly(publishing.follow())
  }
  settings.onPlanned = () => quietly(jobs.wake())
  jobs.run = async (id, at) => {
    if (id.startsWith(pinPrefix))
      await notifyPin(store, keep, id.slice(pinPrefix.length), settings.language, at)
    else if (id === clocksJob) await tellReminders(settings, at)
    else if (id === settingsJob) await settings.refresh()
    else if (id === managedJob) await readBrowserPolicy(settings, jobs, true)
    // Not waited for: what else is due does not hang on a server.
    else if (id === publishingJob) void publishing.look()
    else if (id === retentionJob) {
      await keep.write(() => forget(store, at, settings.retention))
      quietly(settings.canary.dress())
      await dropPublished(settings)
      await jobs.plan(retentionJob, addDays(at, 1))
    }
  }

  const find = finder(settings)
  const runs = runWork(
    settings,
    bookOf,
    (ended) => quietly(keepCalled(settings, ended)),
    receptionWork(settings, jobs),
  )
  browser.runtime.onMessage.addListener(
    router(
      handlers(settings, jobs, find, own, runs, publishing, bookOf),
      () => impaknetPatterns(settings),
      runs.hear,
      inTurn(settings),
    ),
  )
  listenMenu()
  listenOmnibox(find, async () => {
    await settings.load()
    return settings.language
  })
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install" || reason === "update") quietly(injectOpenTabs())
  })
  own.onChange(() => quietly(browser.runtime.sendMessage({ jalonPush: "connection" } satisfies Push)))
  browser.permissions.onAdded.addListener(() => {
    quietly(settings.load().then(own.permitted))
    quietly(followHosts(settings))
  })
  browser.permissions.onRemoved.addListener(() => {
    quietly(settings.load().then(own.forbidden))
    quietly(followHosts(settings))
  })
  browser.alarms.onAlarm.addListener(() => quietly(jobs.wake()))
  browser.notifications.onClicked.addListener((id) => {
    quietly(openPinned(store, keep, id))
    quietly(openReminded(settings, id))
  })
  browser.notifications.onButtonClicked.addListener((id, button) =>
    quietly(pressReminded(settings, jobs, id, button)),
  )
  browser.commands.onCommand.addListener((command, tab) => quietly(onCommand(command, tab)))
  browser.tabs.onRemoved.addListener((tab) => {
    settings.clients.leave(tab)
    quietly(dropCarried(tab))
    quietly(dropIn(tab))
    quietly(runs.leave(tab))
  })
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === "session" && draftsKey in changes) quietly(tellGmail())
    if (area === "managed") quietly(readBrowserPolicy(settings, jobs, true).then(own.resume))
  })

  const start = async (): Promise<void> => {
    await settings.load()
    await readBrowserPolicy(settings, jobs, false)
    await settings.refresh()
    quietly(publishing.follow())
    quietly(own.resume())
    quietly(followHosts(settings).then(async () => askPages(await impaknetPatterns(settings))))
    await keep.attempt(() => settleReminders(store)).catch(() => undefined)
    await jobs.planOnce(retentionJob, now()).catch(() => undefined)
    await jobs.wake()
    await dressMenu(settings.language)
    await settings.canary.dress()
  }
  return { ready: start().catch(() => undefined) }
}
