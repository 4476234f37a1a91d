import { mount, pageIsDark, type Mount } from "../overlay/mount"

export const fitId = "jalon-fit"

const css = `:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;width:0!important;height:0!important;z-index:2147483647!important}
*{box-sizing:border-box;margin:0;padding:0}[hidden]{display:none!important}
.root{--bg:#fff;--soft:#f4f6f8;--ink:#1c2733;--dim:#566273;--line:#dfe4ea;--go:#1a5fc4;--goink:#fff;--amber:#9a5b00;--ok:#2a7a4b;--shade:0 0 0 1px #1018280f,0 6px 20px #10182829;font:13px/18px system-ui,sans-serif;color:var(--ink);text-align:start;overflow-wrap:anywhere}
.dark{--bg:#1f252d;--soft:#2a313b;--ink:#e9edf2;--dim:#a9b4c2;--line:#3a434f;--go:#8ab8ff;--goink:#0d1b2e;--amber:#f0b558;--ok:#74c795;--shade:0 0 0 1px #ffffff14,0 6px 20px #00000080;color-scheme:dark}
.glass{position:fixed;inset:0;cursor:crosshair}
.light{position:fixed;border:2px solid var(--go);border-radius:4px;background:#1a5fc41f;pointer-events:none}
.panel{position:fixed;left:50%;transform:translateX(-50%);bottom:16px;width:min(440px,calc(100vw - 32px));max-height:calc(100vh - 32px);overflow:auto;display:grid;gap:8px;padding:12px;background:var(--bg);border-radius:6px;box-shadow:var(--shade)}
.panel:focus{outline:none}.panel.up{bottom:auto;top:16px}
h2{font:600 15px/20px system-ui,sans-serif}ul{list-style:none;display:grid}
li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:2px 12px;align-items:start;padding:8px 0;border-top:1px solid var(--line)}
b{font-weight:600}code{font:11px/16px ui-monospace,Consolas,monospace;display:block}small,.dim{color:var(--dim);font-size:12px;line-height:16px}
.good{color:var(--ok)}.bad{color:var(--amber)}
.acts{display:flex;flex-wrap:wrap;gap:8px}
button{font:inherit;color:var(--go);background:var(--bg);border:1px solid var(--line);border-radius:6px;padding:2px 10px;min-height:28px;cursor:pointer}
button:hover{background:var(--soft)}.main{background:var(--go);color:var(--goink);border-color:var(--go)}
:focus-visible{outline:2px solid var(--go);outline-offset:1px}
kbd{font:11px/16px ui-monospace,Consolas,monospace;border:1px solid var(--line);border-radius:4px;padding:0 4px}`

export type FitHost = Mount

/** Puts the one element of ours in the page, closed, until the signal aborts. */
export function hostUntil(signal: AbortSignal): FitHost {
  document.getElementById(fitId)?.remove()
  const mounted = mount(css, fitId)
  mounted.box.classList.toggle("dark", pageIsDark())
  signal.addEventListener("abort", () => mounted.host.remove())
  return mounted
}
