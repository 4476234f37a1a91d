/** What Gmail's pages need over the overlay's own stylesheet. */
export const style = `.sheet{left:0;top:0}.mail{width:280px;border-top:0;padding:12px;display:grid;gap:4px}.mail>.icon{position:absolute;right:4px;top:4px}.mail>b{padding-inline-end:24px}.corner{left:auto;top:auto;right:16px;bottom:16px}`
