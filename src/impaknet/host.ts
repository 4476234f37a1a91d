import { mount, pageIsDark, type Mount } from "../overlay/mount"

export const css = `:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;width:0!important;height:0!important;z-index:2147483647!important}
*{box-sizing:border-box;margin:0;padding:0}[hidden]{display:none!important}
.root{--bg:#fff;--soft:#f4f6f8;--ink:#1c2733;--dim:#566273;--line:#dfe4ea;--edge:#8793a2;--go:#1a5fc4;--goink:#fff;--amber:#9a5b00;--ok:#2a7a4b;--shade:0 0 0 1px #1018280f,0 6px 20px #10182829;font:13px/18px system-ui,sans-serif;color:var(--ink);text-align:start;overflow-wrap:anywhere}
.dark{--bg:#1f252d;--soft:#2a313b;--ink:#e9edf2;--dim:#a9b4c2;--line:#3a434f;--go:#8ab8ff;--goink:#0d1b2e;--amber:#f0b558;--ok:#74c795;--shade:0 0 0 1px #ffffff14,0 6px 20px #00000080;color-scheme:dark}
.card{position:fixed;width:min(320px,calc(100vw - 16px));max-height:calc(100vh - 32px);overflow:auto;display:grid;gap:8px;padding:12px;background:var(--bg);border-radius:6px;box-shadow:var(--shade)}
.low{right:16px;bottom:16px}.low.left{right:auto;left:16px}.wide{width:min(360px,calc(100vw - 16px));max-height:min(460px,calc(100vh - 32px))}
.no{width:248px;padding:8px 8px 8px 12px;border-left:3px solid var(--amber);gap:0}
h2{font:600 13px/18px system-ui,sans-serif}.no h2{font-size:15px;line-height:20px}
.dim{color:var(--dim);font-size:12px;line-height:16px}.warn{color:var(--amber)}.good{color:var(--ok)}
.head{display:flex;gap:8px;align-items:start}.head>div{flex:1;min-width:0}
ul{list-style:none;display:grid}li{padding:6px 0;border-top:1px solid var(--line);display:grid;gap:2px}
.list li{grid-template-columns:112px minmax(0,1fr);gap:8px;padding:4px 0}
label{display:grid;grid-template-columns:16px minmax(0,1fr);gap:2px 8px;cursor:pointer}input{margin:2px 0 0;accent-color:var(--go)}label .dim{grid-column:2}
.acts{display:flex;flex-wrap:wrap;gap:8px}
button{font:inherit;color:var(--go);background:var(--bg);border:1px solid var(--line);border-radius:6px;padding:2px 10px;min-height:28px;cursor:pointer}
button:hover{background:var(--soft)}button:disabled{color:var(--dim);cursor:default}.main{background:var(--go);color:var(--goink);border-color:var(--go)}.main:hover{background:var(--go);text-decoration:underline}.main:disabled{background:var(--soft);color:var(--dim);border-color:var(--line);text-decoration:none}
.icon{border-color:transparent;padding:4px;min-height:0;line-height:0;color:var(--dim)}.icon svg{display:block}
.small{min-height:24px;padding:0 8px;font-size:12px}
:focus-visible{outline:2px solid var(--go);outline-offset:1px}`

/** Puts one closed element of ours in the page until the signal aborts. */
export function hostUntil(id: string, language: "fr" | "en", signal: AbortSignal): Mount {
  document.getElementById(id)?.remove()
  const mounted = mount(css, id)
  mounted.box.lang = language === "en" ? "en-CA" : "fr-CA"
  mounted.box.classList.toggle("dark", pageIsDark())
  signal.addEventListener("abort", () => mounted.host.remove())
  return mounted
}
