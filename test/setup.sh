#!/usr/bin/env bash
# What the other commands need: the packages of the lock file, and a browser. Does nothing when both are there.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  log=$(mktemp)
  # Not "npm ci": it refuses the lock file when a registry lacks a package of some other platform.
  if ! npm install --no-save --no-audit --no-fund >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
  fi
  rm -f "$log"
  touch node_modules/.package-lock.json
fi

found() {
  [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && return 0
  for name in chromium chromium-browser google-chrome-stable google-chrome microsoft-edge-stable microsoft-edge; do
    command -v "$name" >/dev/null && return 0
  done
  for path in /opt/google/chrome/chrome /opt/microsoft/msedge/msedge /snap/bin/chromium \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"; do
    [ -x "$path" ] && return 0
  done
  return 1
}

found && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null && as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null || { [ "$(id -u)" -ne 0 ] && [ ${#as_root[@]} -eq 0 ]; }; then
  echo "Aucun navigateur trouvé. Installez Chromium, Chrome ou Edge, ou donnez son chemin dans CHROMIUM." >&2
  exit 1
fi
log=$(mktemp)
echo "Installation de Chromium…" >&2
if ! { "${as_root[@]}" apt-get update -qq &&
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >"$log" 2>&1; then
  cat "$log" >&2
  echo "Chromium n'a pas pu être installé. Installez-le, ou donnez le chemin d'un navigateur dans CHROMIUM." >&2
  exit 1
fi
rm -f "$log"
