#!/usr/bin/env bash
# All the checks of the project, from the quickest to the slowest; the last lines are the runner's own summary.
set -euo pipefail
cd "$(dirname "$0")/.."

builds() {
  for target in chrome edge firefox; do
    npm run --silent build -- --target="$target-mv3" >/dev/null || return 1
  done
  npm run --silent lint:firefox >/dev/null
}
# The linter takes one core for about as long as the rest does the other.
npm run --silent lint &
lint=$!
failed=
npm run --silent types && builds || failed=yes
wait "$lint" || failed=yes
[ -z "$failed" ]

npx vitest run
