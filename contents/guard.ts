import type { PlasmoCSConfig } from "plasmo"

import { guardSlot, type GuardedGlobal } from "../src/pages/guard"

export const config: PlasmoCSConfig = {
  matches: [
    "https://crm.zoho.com/*",
    "https://crm.zoho.eu/*",
    "https://crm.zoho.in/*",
    "https://crm.zoho.com.au/*",
    "https://crm.zoho.jp/*",
    "https://crm.zoho.sa/*",
    "https://crm.zoho.uk/*",
    "https://crm.zoho.com.cn/*",
    "https://crm.zohocloud.ca/*",
    "https://crmsandbox.zoho.com/*",
    "https://crmsandbox.zoho.eu/*",
    "https://crmsandbox.zoho.in/*",
    "https://crmsandbox.zoho.com.au/*",
    "https://crmsandbox.zoho.jp/*",
    "https://crmsandbox.zoho.sa/*",
    "https://crmsandbox.zoho.uk/*",
    "https://crmsandbox.zoho.com.cn/*",
    "https://crmsandbox.zohocloud.ca/*",
    "https://crmplus.zoho.com/*",
    "https://crmplus.zoho.eu/*",
    "https://crmplus.zoho.in/*",
    "https://crmplus.zoho.com.au/*",
    "https://crmplus.zoho.jp/*",
    "https://crmplus.zoho.sa/*",
    "https://crmplus.zoho.uk/*",
    "https://crmplus.zoho.com.cn/*",
    "https://crmplus.zohocloud.ca/*",
    "https://mail.google.com/*",
  ],
  run_at: "document_start",
  all_frames: false,
}

const installed: unique symbol = Symbol.for("jalon.guard.installed")
const slot = globalThis as GuardedGlobal & { [installed]?: true }

/** Stops an event that would save a form, or send an e-mail, that is not ready; whatever goes wrong, the event passes. */
function guard(event: Event) {
  try {
    if (slot[guardSlot]?.(event) === true) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  } catch {
    // Never a false block: a guard that fails is a guard that is not there.
  }
}

if (window.self === window.top && !slot[installed]) {
  slot[installed] = true
  for (const type of [
    "pointerdown",
    "pointerup",
    "mousedown",
    "mouseup",
    "click",
    "keydown",
    "keyup",
    "submit",
  ])
    window.addEventListener(type, guard, { capture: true })
}
