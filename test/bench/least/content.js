const host = document.createElement("div")
host.style.cssText = "all:initial;position:fixed;right:0;top:0;contain:strict;width:200px;height:20px"
host.attachShadow({ mode: "closed" }).textContent = "one line of text"
document.documentElement.append(host)
