/** The overlay's stylesheet: a 4 px grid, system font, radius 6, one shadow; dark follows the page (`.dark`). */
export const style = `
:host{all:initial}
*{box-sizing:border-box}
[hidden]{display:none!important}
.root{--bg:#fff;--soft:#f4f6f8;--ink:#1c2733;--dim:#566273;--line:#dfe4ea;--go:#1a5fc4;--goink:#fff;--amber:#9a5b00;--wash:#fff6e5;--red:#b3261e;--ok:#2a7a4b;
--shade:0 0 0 1px rgba(16,24,40,.06),0 6px 20px rgba(16,24,40,.16);
font:13px/18px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);text-align:start;letter-spacing:0;word-break:normal;overflow-wrap:anywhere}
.root.dark{--bg:#1f252d;--soft:#2a313b;--ink:#e9edf2;--dim:#a9b4c2;--line:#3a434f;--go:#8ab8ff;--goink:#0d1b2e;--amber:#f0b558;--wash:#382d18;--red:#ff9a90;--ok:#74c795;
--shade:0 0 0 1px rgba(255,255,255,.08),0 6px 20px rgba(0,0,0,.5);color-scheme:dark}
.panel,.sheet,.hint,.tab{position:fixed;background:var(--bg);border-radius:6px;box-shadow:var(--shade);contain:layout style}
.panel{width:320px;display:flex;flex-direction:column;overflow:hidden}
.right{right:0;border-radius:6px 0 0 6px}.left{left:0;border-radius:0 6px 6px 0}
.tab{width:36px;height:36px;padding:8px;border:0;cursor:pointer;color:var(--ink);display:block}
header{display:flex;align-items:center;gap:8px;padding:8px 8px 8px 12px;border-bottom:1px solid var(--line);cursor:grab;touch-action:none;user-select:none;flex:none}
header>div{flex:1;min-width:0}
header small{display:block;color:var(--dim)}
h2,h3,p,ul{margin:0;padding:0;font:inherit}
h2,h3,b,.verb{font-weight:600}
ul{list-style:none}
.body{overflow:auto;overscroll-behavior:contain;padding:0 0 4px;flex:1;min-height:0}
.count{font-variant-numeric:tabular-nums;color:var(--dim)}
svg{display:block;flex:none}
button,input,select,textarea{font:inherit;color:inherit;letter-spacing:inherit}
button{background:none;border:1px solid transparent;border-radius:6px;padding:2px 8px;cursor:pointer;min-height:24px}
.act{color:var(--go);border-color:var(--line);background:var(--bg);flex:none;max-width:100%}
.act:hover,.icon:hover,.head:hover,.tab:hover{background:var(--soft)}
.main{background:var(--go);color:var(--goink);border-color:var(--go)}
.main:hover{filter:brightness(.94)}
.icon{padding:4px;min-height:0;color:var(--dim);flex:none}
button:disabled{opacity:.55;cursor:default}
:focus-visible{outline:2px solid var(--go);outline-offset:1px}
li:focus-visible,.head:focus-visible{outline-offset:-2px}
input:not([type=checkbox]):not([type=radio]),select,textarea{width:100%;background:var(--bg);border:1px solid #8793a2;border-radius:6px;padding:3px 8px;min-height:28px}
textarea{resize:vertical;min-height:52px}
label{display:block}label>span{color:var(--dim)}
.tick{display:flex;gap:8px;align-items:flex-start;cursor:pointer}.tick>span{color:inherit}
.tick input{margin:2px 0 0;accent-color:var(--go);flex:none}
.head{width:100%;display:flex;align-items:center;gap:8px;padding:6px 12px;border-radius:0;text-align:start;min-height:32px}
.head b{flex:1}
.head svg{transition:transform .12s;color:var(--dim)}
.head[aria-expanded=true] svg{transform:rotate(90deg)}
li.row{display:grid;grid-template-columns:16px minmax(0,1fr);column-gap:8px;padding:6px 12px 8px;border-top:1px solid var(--line)}
li.row>svg{margin-top:1px}
li.ok.row{padding:4px 12px}li.ok+li.ok{border-top-color:transparent}
.row .name{color:var(--dim)}
.row.missing .todo,.row.invalid .todo{color:var(--ink)}
.row .why{color:var(--dim);font-size:12px;line-height:16px}
.ok>svg{color:var(--ok)}.missing>svg,.invalid>svg{color:var(--amber)}.unknown>svg,.overridden>svg{color:var(--dim)}
.acts{display:flex;flex-wrap:wrap;gap:4px 8px;margin-top:4px;align-items:center}
.link{color:var(--dim);padding:0;min-height:0;border:0;text-decoration:underline;text-underline-offset:2px;text-decoration-color:var(--line);font-size:12px;line-height:16px}
.link:hover{color:var(--ink)}
.card{margin:8px 12px;padding:12px;border:1px solid var(--line);border-radius:6px}
.card form,.stack{display:grid;gap:8px}
.top{display:flex;justify-content:space-between;align-items:center;margin:-4px -4px -4px 0}
.note{padding:6px 12px;color:var(--dim);border-bottom:1px solid var(--line)}
.verdict{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:4px 12px;align-items:center}
.verdict .verb{font-size:18px;line-height:24px}
.verdict .why,.verdict .acts{grid-column:1/-1}
.verdict .why{color:var(--dim)}
.left-time{display:flex;align-items:center;gap:6px;font-variant-numeric:tabular-nums;color:var(--dim);white-space:nowrap}
.exact{background:var(--soft);border-radius:6px;padding:6px 8px;white-space:pre-wrap;font-variant-numeric:tabular-nums;user-select:all;max-height:220px;overflow:auto}
.two{display:grid;grid-template-columns:1fr 1fr;gap:8px}
.chips{display:flex;flex-wrap:wrap;gap:4px;border:0;margin:0;padding:0;min-width:0}
.chips legend{color:var(--dim);padding:0;margin-bottom:2px}
.chips button{border-color:#8793a2}
.chips button[aria-pressed=true]{background:var(--go);color:var(--goink);border-color:var(--go)}
.sheet{width:340px;max-height:min(480px,calc(100vh - 16px));overflow:auto;padding:12px;border-top:3px solid var(--red)}
.sheet h2{color:var(--red);font-size:15px;line-height:20px}
.sheet li{display:flex;gap:8px;align-items:flex-start;padding:6px 0;border-bottom:1px solid var(--line)}
.sheet li>div{flex:1;min-width:0}.sheet li>svg{margin-top:1px;color:var(--amber)}
.sheet li .acts{margin-top:2px}.sheet>.acts,.sheet form .acts{margin-top:8px}
.mark{position:fixed;left:0;top:0;width:16px;height:16px;min-height:0;padding:0;border:0;border-radius:50%;background:var(--bg);color:var(--amber)}
.mark svg{width:16px;height:16px}
.hint{left:0;top:0;display:flex;align-items:center;gap:8px;padding:4px 4px 4px 8px;max-width:min(440px,calc(100vw - 16px));width:max-content}
.hint>svg{color:var(--amber)}
.live{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{display:flex;flex-wrap:wrap;gap:8px;padding:8px 12px;border-top:1px solid var(--line);flex:none}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`
