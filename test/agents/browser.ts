import "fake-indexeddb/auto"

/** A browser as much as a worker uses it, in memory: one for each agent, one of them in force at a time. */
type Fn = (...args: never[]) => unknown
export class Signal {
  listeners: Fn[] = []
  addListener = (listener: Fn): void => void this.listeners.push(listener)
  emit = (...args: unknown[]): unknown[] => this.listeners.map((listener) => listener(...(args as never[])))
}

class Area {
  #kept: Record<string, unknown>
  constructor(kept: Record<string, unknown> = {}) {
    this.#kept = kept
  }
  get = (key?: string) =>
    Promise.resolve(
      structuredClone(key === undefined ? this.#kept : key in this.#kept ? { [key]: this.#kept[key] } : {}),
    )
  set = (values: object) => Promise.resolve(void Object.assign(this.#kept, structuredClone(values)))
  remove = (key: string) => Promise.resolve(void Reflect.deleteProperty(this.#kept, key))
}

const own = "chrome-extension://jalon/"
const nothing = (): Promise<void> => Promise.resolve()

export class FakeBrowser {
  readonly message = new Signal()
  readonly updated = new Signal()
  readonly #others = new Map<string, Signal>()
  /** The one tab's address, and what is said to its page. */
  url = ""
  onPush: (push: { jalonPush: string }) => void = () => undefined
  /** The accounts server's window: the address it ends at. */
  flow: (address: string) => Promise<string> = () => Promise.reject(new Error("closed"))
  readonly api: object

  constructor(policy: object, hosts: readonly string[]) {
    const signal = (name: string): Signal => {
      const made = this.#others.get(name) ?? new Signal()
      this.#others.set(name, made)
      return made
    }
    const managed = structuredClone(policy) as Record<string, unknown>
    this.api = {
      runtime: {
        id: "jalon",
        getURL: (path: string) => own + path,
        getManifest: () => ({ host_permissions: hosts, icons: {}, content_scripts: [] }),
        sendMessage: nothing,
        onMessage: this.message,
        onInstalled: signal("installed"),
      },
      tabs: {
        query: () => Promise.resolve(this.url === "" ? [] : [{ id: 1, url: this.url }]),
        sendMessage: (_tab: number, push: { jalonPush: string }) => {
          this.onPush(push)
          return Promise.resolve()
        },
        onRemoved: signal("removed"),
        onUpdated: this.updated,
      },
      contextMenus: { update: nothing, create: () => undefined, onClicked: signal("menu") },
      omnibox: {
        setDefaultSuggestion: () => undefined,
        onInputStarted: signal("typing"),
        onInputChanged: signal("typed"),
        onInputEntered: signal("entered"),
      },
      alarms: { create: nothing, clear: nothing, onAlarm: signal("alarm") },
      notifications: {
        create: nothing,
        clear: nothing,
        onClicked: signal("clicked"),
        onButtonClicked: signal("pressed"),
      },
      commands: { onCommand: signal("command") },
      permissions: {
        contains: () => Promise.resolve(true),
        onAdded: signal("permitted"),
        onRemoved: signal("forbidden"),
      },
      identity: {
        getRedirectURL: () => `https://${"a".repeat(32)}.chromiumapp.org/`,
        launchWebAuthFlow: ({ url }: { url: string }) => this.flow(url),
      },
      storage: { session: new Area(), managed: new Area(managed), onChanged: signal("storage") },
    }
  }

  /** What a worker that was stopped listened to. */
  deaf(): void {
    for (const one of [this.message, this.updated, ...this.#others.values()]) one.listeners = []
  }
  /** Says something to the worker, as its own page or as the tab's. */
  send(jalon: string, payload: unknown, from: "popup" | "page"): Promise<unknown> {
    const sender =
      from === "popup"
        ? { id: "jalon", url: `${own}popup.html` }
        : { id: "jalon", url: this.url, origin: new URL(this.url).origin, frameId: 0, tab: { id: 1 } }
    const [answer] = this.message.emit(structuredClone({ jalon, payload }), sender)
    return Promise.resolve(answer)
  }
}

let inForce: FakeBrowser | null = null
/** The browser whose worker runs now. */
export function runIn(browser: FakeBrowser | null): void {
  inForce = browser
}
const waiting = { runtime: { id: "jalon" } }
const door = new Proxy({}, { get: (_none, name) => Reflect.get(inForce?.api ?? waiting, name) as unknown })
Object.assign(globalThis, { browser: door, chrome: door })
