#!/usr/bin/env bash
# The three builds that test/package/ makes packages of. Says nothing unless one fails.
set -euo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {
  "$@" >"$log" 2>&1 && return
  cat "$log" >&2
  exit 1
}
for target in chrome edge firefox; do
  quietly npm run --silent build -- --target="$target-mv3"
done
quietly npm run --silent lint:firefox
