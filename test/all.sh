#!/usr/bin/env bash
# All the checks of the project, from the quickest to the slowest; the last lines are the runner's own summary.
set -euo pipefail
cd "$(dirname "$0")/.."
npm run --silent lint
npm run --silent types
for target in chrome edge firefox; do
  npm run --silent build -- --target="$target-mv3" >/dev/null
done
npm run --silent lint:firefox >/dev/null
npx vitest run
