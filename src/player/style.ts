/** The player's stylesheet: the same grid, colours and shadow as the overlay's. */
export const css = `:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;width:0!important;height:0!important;contain:size style!important;z-index:2147483647!important}
*{box-sizing:border-box;margin:0;padding:0}[hidden]{display:none!important}
.root{--bg:#fff;--soft:#f4f6f8;--ink:#1c2733;--dim:#566273;--line:#dfe4ea;--edge:#8793a2;--go:#1a5fc4;--goink:#fff;--amber:#9a5b00;--ok:#2a7a4b;--shade:0 0 0 1px #1018280f,0 6px 20px #10182829;font:13px/18px system-ui,sans-serif;color:var(--ink);text-align:start;overflow-wrap:anywhere}
.dark{--bg:#1f252d;--soft:#2a313b;--ink:#e9edf2;--dim:#a9b4c2;--line:#3a434f;--go:#8ab8ff;--goink:#0d1b2e;--amber:#f0b558;--ok:#74c795;--shade:0 0 0 1px #ffffff14,0 6px 20px #00000080;color-scheme:dark}
.player,.tab{position:fixed;background:var(--bg);border-radius:6px;box-shadow:var(--shade);contain:layout style}
.player{width:min(320px,100vw);display:flex;flex-direction:column;overflow:hidden}
.tab{width:36px;height:36px;padding:8px;border:0}
header{display:flex;align-items:center;gap:4px;padding:8px 8px 8px 12px;cursor:grab;touch-action:none;user-select:none;flex:none}
header>div{flex:1;min-width:0}h2{font:600 13px/18px system-ui,sans-serif}
.count,time{font-variant-numeric:tabular-nums;color:var(--dim);font-size:12px;line-height:16px}
.on{color:var(--amber);font-weight:600}
.bar{height:3px;background:var(--line);flex:none}.bar i{display:block;height:100%;background:var(--go);transition:width .12s}
.body{overflow:auto;overscroll-behavior:contain;padding:12px;display:grid;gap:12px;align-content:start;flex:1;min-height:0}.body:focus-visible{outline-offset:-2px}
.say{font-size:16px;line-height:24px;white-space:pre-line}
.aside{color:var(--dim);border-inline-start:3px solid var(--line);padding-inline-start:8px;white-space:pre-line}.aside b{display:block;font-size:11px;line-height:16px}
.draft{justify-self:start;font-size:12px;line-height:16px;color:var(--amber);border:1px solid currentColor;border-radius:10px;padding:1px 8px}
.stack{display:grid;gap:8px}fieldset{border:0;min-width:0}legend,label>span{color:var(--dim);font-size:12px;line-height:16px}
svg{display:block;flex:none}ul,ol{list-style:none}
button,input,textarea{font:inherit;color:inherit;border:1px solid var(--edge);border-radius:6px}
button{background:var(--bg);border-color:var(--line);color:var(--go);padding:2px 10px;min-height:28px;cursor:pointer}
button:hover:not(:disabled){background:var(--soft)}button:disabled{opacity:.5;cursor:default}
.main{background:var(--go)!important;color:var(--goink);border-color:var(--go)}
.icon{padding:5px;min-height:0;border-color:transparent;color:var(--dim);flex:none}
.answer{display:flex;gap:8px;align-items:center;width:100%;text-align:start;padding:6px 10px;min-height:36px;color:var(--ink);border-color:var(--edge)}.answer[aria-pressed=true]{border-color:var(--go);box-shadow:inset 0 0 0 1px var(--go)}
kbd{font:11px/16px ui-monospace,Consolas,monospace;border:1px solid var(--line);border-radius:4px;padding:0 5px;color:var(--dim);flex:none}
.blank{display:inline;padding:0 2px;min-height:0;border:0;border-bottom:1px dotted var(--edge);border-radius:2px;color:inherit;font:inherit;text-align:start}.blank.open{color:var(--amber);border:1px dashed currentColor;border-radius:4px;padding:0 4px}
.fill{width:min(100%,180px);padding:0 6px;background:var(--bg);font-size:14px;line-height:22px}
textarea{width:100%;background:var(--bg);padding:4px 8px;min-height:56px;max-height:200px;resize:vertical;display:block}
.exact{background:var(--soft);border-radius:6px;padding:8px;white-space:pre-wrap;user-select:text;max-height:220px;overflow:auto}
.acts,footer{display:flex;flex-wrap:wrap;gap:8px}footer{padding:8px 12px;border-top:1px solid var(--line);flex:none}.end{margin-inline-start:auto}
.links{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;width:100%;margin-bottom:-4px}.link{border:0;padding:0;min-height:0;font-size:12px;line-height:24px;color:var(--dim);text-decoration:underline var(--line);text-underline-offset:2px;background:none}.link:hover{color:var(--ink);background:none!important}
.step{display:grid;grid-template-columns:24px minmax(0,1fr);gap:4px 4px;padding:4px 0;border-top:1px solid var(--line)}.step:first-child{border-top:0}.step>div{padding-top:3px;display:grid;gap:8px}
.tick{width:20px;height:20px;min-height:0;padding:1px;margin-top:2px;border-color:var(--edge);color:var(--ok)}.step.past{color:var(--dim)}.goto{all:unset;cursor:pointer}
.step .say{font-size:15px;line-height:21px}
.alert{color:var(--amber)}.hint{color:var(--dim);font-size:11px;line-height:16px}
.live{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:2px solid var(--go);outline-offset:1px}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media (max-height:480px){.hint{display:none}}`
