#!/usr/bin/env bash
# The three builds that test/package/ makes packages of.
set -euo pipefail
cd "$(dirname "$0")/.."
for target in chrome edge firefox; do
  npm run --silent build -- --target="$target-mv3" >/dev/null
done
npm run --silent lint:firefox >/dev/null
