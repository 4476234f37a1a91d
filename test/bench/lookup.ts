import { launch, openPopup, workerTarget } from "../browser"
import { median, percentile } from "./trace"

/** What a look-up costs over a full store. Times are ms, sizes bytes. */
export type LookupFigures = {
  trip: number
  p95: number
  p50: number
  storeSize: number
  heap: number
}

export const dossiers = 40_000
export const notes = 200_000

/**
 * Fills the store in a page of the extension's own, with hashes made by the browser's key, as text: the loader of this file
 * would add helpers that the page does not have. Surnames and stock numbers spread as a dealer group's do; one file in 40 has
 * a number that is asked for afterwards.
 */
const fill = `(async () => {
  await chrome.runtime.sendMessage({ jalon: "callers.find", payload: { query: "514 700-0000" } })
  const open = indexedDB.open("jalon")
  const db = await new Promise((done) => (open.onsuccess = () => done(open.result)))
  const got = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
  const { key } = await got(db.transaction("secrets").objectStore("secrets").get("look-up"))
  const made = new Map()
  const hash = async (mark, kind, text) => {
    const name = kind + ":" + text
    if (!made.has(name)) {
      const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(name)))
      made.set(name, mark + btoa(String.fromCharCode(...bytes.slice(0, 12))))
    }
    return made.get(name)
  }
  const random = (mark) => {
    const bytes = crypto.getRandomValues(new Uint8Array(12))
    return mark + btoa(String.fromCharCode(...bytes))
  }
  const leading = (text) => Array.from({ length: text.length - 2 }, (_, at) => text.slice(0, at + 3))
  const surnames = ["tremblay", "gagnon", "roy", "cote", "bouchard", "gauthier", "morin", "lavoie", "fortin", "gagne"]
  for (const a of ["ber", "cham", "des", "lar", "mar", "pel", "rich", "sim", "thib", "vall"])
    for (const b of ["ard", "eau", "elle", "ette", "ier", "in", "on", "ot", "aud", "ois"]) surnames.push(a + b)
  const now = Date.now()
  const recency = (at) => (9999999999 - Math.floor(at / 1000)).toString(36).padStart(7, "0")
  for (let batch = 0; batch < ${dossiers}; batch += 2000) {
    const rows = []
    for (let n = batch; n < batch + 2000; n += 1) {
      // Half of the files bear one of ten names.
      const surname = surnames[n % 2 === 0 ? n / 2 % 10 : n % surnames.length]
      const stock = "p" + (10000 + n)
      const phone = "514" + String(7000000 + n)
      const asked = n % 40 === 0
      const seenAt = now - n * 60000
      const keys = [
        ...(asked
          ? [await hash("p", "phone", phone), await hash("7", "last7", phone.slice(-7)), await hash("e", "email", "c" + n + "@exemple.ca")]
          : [random("p"), random("7"), random("e")]),
        await hash("4", "last4", phone.slice(-4)),
        random("n"),
        ...(await Promise.all(leading(surname).map((text) => hash("s", "surname", text)))),
        ...(await Promise.all(leading(stock).map((text, at) => (at < 3 || asked ? hash("k", "stock", text) : random("k"))))),
      ].map((one) => one + recency(seenAt))
      rows.push({
        record: "org700000001/Potentials/" + (6000000000000000000n + BigInt(n)), url: "https://crm.zoho.com/crm/org700000001/tab/Potentials/" + (6000000000000000000n + BigInt(n)),
        seenAt, stock: stock.toUpperCase(), stage: "Contacté", stageSeenAt: seenAt, openSeenAt: seenAt, closedAt: null,
        owner: "Agent " + (n % 200), priority: "Or", createdAt: seenAt, followUpDate: null, notesSeenAt: seenAt, notesComplete: true,
        lastNoteAt: seenAt - 600000, lastAuthor: "Agent " + ((n + 7) % 200), lastOutcome: "no-answer",
        lastDoubt: { precision: "minute", zoneKnown: true, isModified: false, authorCertain: true }, noShowAt: null, keys,
      })
    }
    const write = db.transaction(["dossiers", "followups"], "readwrite")
    for (const row of rows) {
      write.objectStore("dossiers").put(row)
      for (let round = 0; round < ${notes / dossiers}; round += 1)
        write.objectStore("followups").put({ id: row.record + "#" + round, record: row.record, at: row.seenAt - round * 86400000, author: row.lastAuthor, day: round + 1, round: 1, channels: ["call"], outcome: "no-answer", closing: 0 })
    }
    await new Promise((done, fail) => {
      write.oncomplete = done
      write.onabort = () => fail(write.error)
    })
  }
  db.close()
})()`

/** A roster of 200 with two weeks of shifts: each verdict looks its people up in it. */
const policy = (): string => {
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  const people = Array.from({ length: 200 }, (_one, n) => ({
    id: `a${String(n)}`,
    name: `Agent ${String(n)}`,
  }))
  const shifts = people.flatMap(({ id }) =>
    Array.from({ length: 14 }, (_one, n) => ({ person: id, day: day(n - 7), start: "08:00", end: "16:00" })),
  )
  return JSON.stringify({ version: 1, roster: { branches: [], people, shifts, absences: [] } })
}

/** As agents type: whole numbers, parts of them, the first letters of the commonest names, stock numbers, e-mails. */
function queries(): string[] {
  const all: string[] = []
  for (let n = 0; n < 40; n += 1) {
    const file = n * 1_000
    all.push(
      `514 700-${String(file).padStart(4, "0").slice(-4)}`,
      String(7_000_000 + file),
      String(file % 10_000).padStart(4, "0"),
      ["tre", "Tremblay", "roy", "Zoé Gagnon", "cham"][n % 5] ?? "roy",
      ["P10", "P123", `P${String(10_000 + file)}`][n % 3] ?? "P10",
      `c${String(file)}@exemple.ca`,
      "819 222-3344",
    )
  }
  return all
}

type Trips = { trips: number[]; bare: number[] }
/** Each look-up's whole trip from a page of the extension's own, and that of a query too short to look for anything. */
const measure = `async (queries) => {
  const time = async (query) => {
    const start = performance.now()
    await chrome.runtime.sendMessage({ jalon: "callers.find", payload: { query } })
    return performance.now() - start
  }
  const [trips, bare] = [[], []]
  for (const query of ["roy", "514 700-0040", "0199", ...queries]) {
    trips.push(await time(query))
    bare.push(await time("ro"))
  }
  return { trips: trips.slice(3), bare }
}`

/** Look-ups over a full store, in the worker: each query's median of five rounds, the median trip of a message taken off. */
export async function measureLookup(extensionDir: string): Promise<LookupFigures> {
  const { browser, extensionId, close } = await launch({ extensionDir })
  const page = await openPopup(browser, extensionId)
  await page.evaluate(
    (text) => chrome.runtime.sendMessage({ jalon: "policy.import", payload: { text } }),
    policy(),
  )
  await page.evaluate(fill)
  // What the browser still writes and tidies after so many rows is no part of a look-up.
  await new Promise((done) => setTimeout(done, 5_000))
  const rounds: Trips[] = []
  for (let round = 0; round < 5; round += 1)
    rounds.push((await page.evaluate(`(${measure})(${JSON.stringify(queries())})`)) as Trips)
  const trip = median(rounds.flatMap(({ bare }) => bare))
  const times = queries().map((_query, at) =>
    Math.max(0, median(rounds.map(({ trips }) => trips[at] ?? Number.NaN)) - trip),
  )
  const storeSize = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? Number.NaN)
  const worker = await (await workerTarget(browser, extensionId)).worker()
  const { usedSize } = (await worker?.client.send("Runtime.getHeapUsage")) ?? { usedSize: Number.NaN }
  await close()
  return { trip, p95: percentile(times, 0.95), p50: median(times), storeSize, heap: usedSize }
}
