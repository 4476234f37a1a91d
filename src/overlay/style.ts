/** The overlay's stylesheet: a 4 px grid, system font, radius 6, one shadow; dark follows the page (`.dark`). */
export const style = `/* Of no size, over all: what is important inside a shadow tree wins over the page, whatever it says. */
:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;width:0!important;height:0!important;contain:size style!important;z-index:2147483647!important}
*{box-sizing:border-box;margin:0}[hidden]{display:none!important}
.root{--bg:#fff;--soft:#f4f6f8;--ink:#1c2733;--dim:#566273;--line:#dfe4ea;--edge:#8793a2;--go:#1a5fc4;--goink:#fff;--amber:#9a5b00;--red:#b3261e;--ok:#2a7a4b;--shade:0 0 0 1px #1018280f,0 6px 20px #10182829;font:13px/18px system-ui,sans-serif;color:var(--ink);text-align:start;overflow-wrap:anywhere}
.dark{--bg:#1f252d;--soft:#2a313b;--ink:#e9edf2;--dim:#a9b4c2;--line:#3a434f;--go:#8ab8ff;--goink:#0d1b2e;--amber:#f0b558;--red:#ff9a90;--ok:#74c795;--shade:0 0 0 1px #ffffff14,0 6px 20px #00000080;color-scheme:dark}
.panel,.sheet,.hint,.tab{position:fixed;background:var(--bg);border-radius:6px;box-shadow:var(--shade);contain:layout style}
.panel{width:320px;display:flex;flex-direction:column;overflow:hidden}.right{right:0;border-radius:6px 0 0 6px}.left{left:0;border-radius:0 6px 6px 0}
.tab{width:36px;height:36px;padding:8px;border:0}
header,footer,.head,.acts,.hint,.top,.left-time{display:flex;align-items:center;gap:8px;flex:none}
header{padding:8px 8px 8px 12px;border-bottom:1px solid var(--line);cursor:grab;touch-action:none;user-select:none}header>div,.head b,.sheet li>div{flex:1;min-width:0}header small{display:block}
h2,h3,p,ul{padding:0;font:inherit}h2,h3,b,.verb{font-weight:600}ul{list-style:none}
.body{overflow:auto;overscroll-behavior:contain;padding-bottom:4px;flex:1;min-height:0}
.count,.left-time,.exact{font-variant-numeric:tabular-nums}small,.count,.icon,.head svg,label>span,.name,.why,.link,.note,.left-time,legend,.unknown,.overridden>svg{color:var(--dim)}
svg{display:block;flex:none}button,input,select,textarea{font:inherit;color:inherit;border:1px solid var(--edge);border-radius:6px}
button{background:none;border-color:transparent;padding:2px 8px;cursor:pointer;min-height:24px}
.act{color:var(--go);border-color:var(--line);background:var(--bg);max-width:100%}.act:hover,.icon:hover,.head:hover,.tab:hover{background:var(--soft)}
.main,.chips [aria-pressed=true]{background:var(--go)!important;color:var(--goink);border-color:var(--go)}
.icon{padding:4px;min-height:0;flex:none}
:focus-visible{outline:2px solid var(--go);outline-offset:1px}li:focus-visible,.head:focus-visible{outline-offset:-2px}
input:not([type=checkbox]),select,textarea{width:100%;background:var(--bg);padding:3px 8px;min-height:28px}textarea{resize:vertical;min-height:52px}
label{display:block}.tick{display:flex;gap:8px;cursor:pointer}.tick>span{color:inherit}.tick input{margin:2px 0 0;accent-color:var(--go);flex:none}
.head{width:100%;padding:6px 12px;border-radius:0;text-align:start;min-height:32px}.head svg{transition:transform .12s}.head[aria-expanded=true] svg{transform:rotate(90deg)}
.row{display:grid;grid-template-columns:16px minmax(0,1fr);column-gap:8px;padding:6px 12px 8px;border-top:1px solid var(--line)}.row>svg,.sheet li>svg{margin-top:1px}
.row.ok,.row.unknown{padding:3px 12px;border-color:transparent}.unknown div{display:inline}.unknown .todo:before{content:" · "}
.why,.link,.unknown .todo{font-size:12px;line-height:16px}
.ok>svg{color:var(--ok)}.missing>svg,.invalid>svg,.sheet li>svg,.hint>svg,.mark{color:var(--amber)}
.acts,.unknown .acts{flex-wrap:wrap;gap:4px 8px;margin-top:4px}.unknown .acts{display:flex}
.checks{margin:4px 0;padding:0;list-style:none;display:grid;grid-template-columns:1fr 1fr;gap:3px 8px}[data-rule^=aftersales] .checks{grid-template-columns:1fr}.proposals label:not(.tick){display:grid}.proposals label:not(.tick) span{order:-1}.checks [data-state=known]{color:var(--ok)}input[type=number]{width:72px}.when input{width:100%;margin-top:4px}
.link{padding:0;min-height:0;border:0;text-decoration:underline var(--line);text-underline-offset:2px}.link:hover{color:var(--ink)}.more{margin:4px 36px 8px}
.card{margin:8px 12px;padding:12px;border:1px solid var(--line);border-radius:6px}.card form,.stack{display:grid;gap:8px}
.top{justify-content:space-between;margin:-4px -4px -4px 0}.note{padding:6px 12px;border-bottom:1px solid var(--line)}
.verdict{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:4px 12px;align-items:center}.verb{font-size:18px;line-height:24px}.verdict .why,.verdict .acts{grid-column:1/-1;font-size:13px;line-height:18px}
.chip{position:fixed;left:0;top:0;padding:0 8px;height:20px;line-height:20px;font-size:11px;border-radius:10px;background:var(--soft);color:var(--dim);font-variant-numeric:tabular-nums;pointer-events:auto}.due{background:var(--go);color:var(--goink)}a{color:var(--go)}
.meter{display:grid;gap:4px;margin:4px 0;justify-items:start}.days{display:flex;gap:4px}.days span{position:relative;width:32px;height:28px;border:1px solid var(--line);border-radius:4px;overflow:hidden;background:var(--soft)}.days .today{border-color:var(--go);border-width:2px}.days i{position:absolute;inset:auto 0 0;background:var(--go);opacity:.3}.days b{position:absolute;inset:0;font-size:10px;line-height:26px;text-align:center;letter-spacing:.5px}
dl{margin:4px 0}dt{font-weight:600}dd{margin:0 0 4px}
.exact{background:var(--soft);border-radius:6px;padding:6px 8px;white-space:pre-wrap;user-select:all;max-height:220px;overflow:auto}
.two{display:grid;grid-template-columns:1fr 1fr;gap:8px}.wide{grid-column:1/-1}.chips{display:flex;flex-wrap:wrap;gap:4px;border:0;padding:0;min-width:0}legend{padding:0;margin-bottom:2px}.chips button{border-color:var(--edge)}
.sheet{width:340px;max-height:min(480px,calc(100vh - 16px));overflow:auto;padding:12px;border-top:3px solid var(--red)}.sheet h2{color:var(--red);font-size:15px;line-height:20px}
.sheet li{display:flex;gap:8px;padding:6px 0;border-bottom:1px solid var(--line)}.sheet>.acts,.sheet form .acts{margin-top:8px}
.mark{position:fixed;left:0;top:0;width:16px;height:16px;min-height:0;padding:0;border:0;border-radius:50%;background:var(--bg)}
.hint{left:0;top:0;padding:4px 4px 4px 8px;max-width:min(440px,calc(100vw - 16px));width:max-content}
.live{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer>.stack{flex:1 0 100%;gap:4px}footer>.stack .act{text-align:start}footer{flex-wrap:wrap;padding:8px 12px;border-top:1px solid var(--line)}@media (prefers-reduced-motion:reduce){*{transition:none!important}}`
