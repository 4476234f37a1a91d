import type { PlasmoCSConfig } from "plasmo"

import { start } from "../src/overlay"

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
  ],
  run_at: "document_idle",
  all_frames: false,
}

if (window.self === window.top) start()
