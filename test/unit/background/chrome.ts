import "fake-indexeddb/auto"

/** As much of the extension's API as the worker uses, in memory. Imported before anything that imports the polyfill. */
type Fn = (...args: never[]) => unknown
class Event {
  listeners: Fn[] = []
  addListener = (listener: Fn): void => void this.listeners.push(listener)
  removeListener = (listener: Fn): void =>
    void (this.listeners = this.listeners.filter((one) => one !== listener))
  emit = (...args: unknown[]): unknown[] => this.listeners.map((listener) => listener(...(args as never[])))
}
export type Tab = {
  id: number
  url: string
  title?: string
  status?: string
  windowId?: number
  discarded?: boolean
}
export type Suggestion = { content: string; description: string }

const area = () => {
  let kept: Record<string, unknown> = {}
  return {
    get: (key?: string) =>
      Promise.resolve(structuredClone(key === undefined ? kept : key in kept ? { [key]: kept[key] } : {})),
    set: (values: object) => Promise.resolve(void (kept = { ...kept, ...structuredClone(values) })),
    remove: (key: string) => {
      const { [key]: _gone, ...rest } = kept
      kept = rest
      return Promise.resolve()
    },
    clear: () => void (kept = {}),
    replace: (values: Record<string, unknown>) => void (kept = values),
  }
}

export const origin = "chrome-extension://jalon/"
export const state = {
  tabs: [] as Tab[],
  sent: [] as { tab: number; message: unknown }[],
  ownSent: [] as unknown[],
  alarms: [] as { name: string; when: number }[],
  notifications: [] as { id: string; message: string; title: string; buttons?: { title: string }[] }[],
  /** Those taken away. */
  cleared: [] as string[],
  injected: [] as { tab: number; files: string[]; now: boolean }[],
  opened: [] as string[],
  active: [] as number[],
  focused: [] as number[],
  windows: [] as { url: string; type: string }[],
  menus: [] as { id: string; title: string; contexts?: string[] }[],
  hints: [] as string[],
  /** What the icon says, the latest last. */
  badges: [] as string[],
  /** What it says under the pointer. */
  titles: [] as string[],
  /** Scripts registered on hosts that the manifest does not name. */
  registered: [] as { id: string; matches: string[]; js: string[] }[],
  /** Hosts that the person let us reach. */
  permitted: [] as string[],
  /** What a tab that is looked into says. */
  look: (_tab: number, _wanted: string[]): Promise<{ result: unknown }[]> =>
    Promise.reject(new Error("no access")),
  /** What the accounts server's window comes back with. */
  flow: (_details: { url: string; interactive: boolean }): Promise<string> =>
    Promise.reject(new Error("The user did not approve access.")),
}

const events = () => ({
  message: new Event(),
  installed: new Event(),
  alarm: new Event(),
  clicked: new Event(),
  button: new Event(),
  command: new Event(),
  tabRemoved: new Event(),
  tabUpdated: new Event(),
  storage: new Event(),
  menu: new Event(),
  typing: new Event(),
  typed: new Event(),
  entered: new Event(),
  permitted: new Event(),
  forbidden: new Event(),
})
export let on = events()
/** What differs from one browser to another. */
export const browserHas = { buttons: true }

const session = area()
export const managed = area()
/** Set by a test: what "now" is for the floor of alarms. */
export const clock = { now: Date.parse("2026-11-20T15:00:00Z"), date: (): Date => new Date(clock.now) }

const matches = (pattern: string, url: string): boolean => url.startsWith(pattern.slice(0, -1))

const manifest = {
  name: "Jalon",
  host_permissions: ["https://crm.zoho.com/*", "https://crm.zohocloud.ca/*"],
  icons: { "16": "icon16.png", "128": "icon128.png" },
  content_scripts: [
    { matches: ["https://crm.zoho.com/*"], js: ["guard.1.js"], run_at: "document_start" },
    { matches: ["https://crm.zoho.com/*"], js: ["zoho.2.js"], run_at: "document_idle" },
    { matches: ["https://fit.jalon.invalid/*"], js: ["fit.3.js"], run_at: "document_idle" },
    { matches: ["https://impaknet.jalon.invalid/*"], js: ["impaknet.4.js"], run_at: "document_idle" },
    { matches: ["https://carry.jalon.invalid/*"], js: ["carry.5.js"], run_at: "document_idle" },
    { matches: ["https://player.jalon.invalid/*"], js: ["player.4.js"], run_at: "document_idle" },
  ],
}

const fake = {
  runtime: {
    id: "jalon",
    getURL: (path: string) => origin + path,
    getManifest: () => manifest,
    sendMessage: (message: unknown) => {
      state.ownSent.push(structuredClone(message))
      return Promise.reject(new Error("Could not establish connection. Receiving end does not exist."))
    },
    get onMessage() {
      return on.message
    },
    get onInstalled() {
      return on.installed
    },
  },
  tabs: {
    get: (id: number) => {
      const tab = state.tabs.find((one) => one.id === id)
      return tab ? Promise.resolve(tab) : Promise.reject(new Error("No tab"))
    },
    query: ({ url, windowId }: { url?: string[]; windowId?: number }) =>
      Promise.resolve(
        state.tabs.filter(
          (tab) =>
            (url?.some((pattern) => matches(pattern, tab.url)) ?? true) &&
            (windowId === undefined || tab.windowId === windowId),
        ),
      ),
    sendMessage: (tab: number, message: unknown) => {
      state.sent.push({ tab, message: structuredClone(message) })
      return Promise.reject(new Error("Could not establish connection. Receiving end does not exist."))
    },
    create: ({ url }: { url: string }) => Promise.resolve(void state.opened.push(url)),
    update: (id: number, { url }: { url?: string }) =>
      Promise.resolve().then(() => {
        if (url === undefined) state.active.push(id)
        else state.opened.push(url)
      }),
    get onRemoved() {
      return on.tabRemoved
    },
    get onUpdated() {
      return on.tabUpdated
    },
  },
  windows: {
    update: (id: number) => Promise.resolve(void state.focused.push(id)),
    create: ({ url, type }: { url: string; type: string }) => {
      const windowId = 100 + state.windows.push({ url, type })
      state.tabs.push({ id: windowId + 100, url, windowId })
      return Promise.resolve({ id: windowId })
    },
  },
  contextMenus: {
    update: (id: string, { title }: { title: string }) => {
      const menu = state.menus.find((one) => one.id === id)
      if (!menu) return Promise.reject(new Error("Cannot find menu item"))
      menu.title = title
      return Promise.resolve()
    },
    create: (menu: (typeof state.menus)[number]) => {
      state.menus.push(menu)
    },
    get onClicked() {
      return on.menu
    },
  },
  omnibox: {
    setDefaultSuggestion: ({ description }: { description: string }) => void state.hints.push(description),
    get onInputStarted() {
      return on.typing
    },
    get onInputChanged() {
      return on.typed
    },
    get onInputEntered() {
      return on.entered
    },
  },
  action: {
    setBadgeText: ({ text }: { text: string }) => Promise.resolve(void state.badges.push(text)),
    setTitle: ({ title }: { title: string }) => Promise.resolve(void state.titles.push(title)),
    setBadgeBackgroundColor: () => Promise.resolve(),
    setBadgeTextColor: () => Promise.resolve(),
  },
  alarms: {
    create: (name: string, { when }: { when: number }) => {
      if (when < clock.now + 30_000) throw new Error(`alarm in ${when - clock.now} ms`)
      state.alarms = [...state.alarms.filter((alarm) => alarm.name !== name), { name, when }]
      return Promise.resolve()
    },
    clear: (name: string) =>
      Promise.resolve(void (state.alarms = state.alarms.filter((one) => one.name !== name))),
    get onAlarm() {
      return on.alarm
    },
  },
  notifications: {
    create: (id: string, { title, message, buttons }: (typeof state.notifications)[number]) => {
      // As Firefox does, which throws at once.
      if (buttons && !browserHas.buttons) throw new Error('Property "buttons" is unsupported by Firefox')
      state.notifications.push({ id, title, message, ...(buttons && { buttons }) })
      return Promise.resolve(id)
    },
    getAll: () =>
      Promise.resolve(
        Object.fromEntries(
          state.notifications.filter(({ id }) => !state.cleared.includes(id)).map(({ id }) => [id, true]),
        ),
      ),
    clear: (id: string) => Promise.resolve(state.cleared.push(id) > 0),
    get onClicked() {
      return on.clicked
    },
    get onButtonClicked() {
      return on.button
    },
  },
  commands: {
    get onCommand() {
      return on.command
    },
  },
  scripting: {
    getRegisteredContentScripts: ({ ids }: { ids: string[] }) =>
      Promise.resolve(state.registered.filter(({ id }) => ids.includes(id))),
    registerContentScripts: (scripts: typeof state.registered) =>
      Promise.resolve(void state.registered.push(...scripts)),
    unregisterContentScripts: ({ ids }: { ids: string[] }) =>
      Promise.resolve(void (state.registered = state.registered.filter(({ id }) => !ids.includes(id)))),
    executeScript: (call: {
      target: { tabId: number }
      files?: string[]
      func?: unknown
      args?: [string[]]
      injectImmediately?: boolean
    }) => {
      if (call.func) return state.look(call.target.tabId, call.args?.[0] ?? [])
      state.injected.push({
        tab: call.target.tabId,
        files: call.files ?? [],
        now: call.injectImmediately ?? false,
      })
      return call.target.tabId === 666 ? Promise.reject(new Error("no access")) : Promise.resolve([])
    },
  },
  permissions: {
    contains: ({ origins = [], permissions = [] }: { origins?: string[]; permissions?: string[] }) =>
      Promise.resolve([...origins, ...permissions].every((one) => state.permitted.includes(one))),
    get onAdded() {
      return on.permitted
    },
    get onRemoved() {
      return on.forbidden
    },
  },
  identity: {
    getRedirectURL: () => `https://${"a".repeat(32)}.chromiumapp.org/`,
    launchWebAuthFlow: (details: { url: string; interactive: boolean }) => state.flow(details),
  },
  storage: {
    session,
    managed,
    get onChanged() {
      return on.storage
    },
  },
}
Object.assign(globalThis, { browser: fake, chrome: fake })

/** A new browser session. */
export function restartBrowser(): void {
  session.clear()
  on = events()
}

/** Everything as at the first install. */
export function resetBrowser(): void {
  restartBrowser()
  managed.clear()
  browserHas.buttons = true
  clock.now = Date.parse("2026-11-20T15:00:00Z")
  for (const list of Object.values(state)) if (Array.isArray(list)) list.length = 0
  state.alarms = []
}

type Sender = { id?: string; url?: string; origin?: string; frameId?: number; tab?: { id: number } }
export const page = (tab = 1, url = "https://crm.zoho.com/crm/org1/tab/Potentials/42"): Sender => ({
  id: "jalon",
  url,
  origin: new URL(url).origin,
  frameId: 0,
  tab: { id: tab },
})
export const popup: Sender = { id: "jalon", url: `${origin}popup.html` }

/** Sends a message as Chrome does, through JSON. The answer of the one listener, whatever it is. */
export function send(jalon: string, payload?: unknown, sender: Sender = page()): Promise<unknown> {
  const [answer] = on.message.emit(JSON.parse(JSON.stringify({ jalon, payload })), sender)
  return answer as Promise<unknown>
}
