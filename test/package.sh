#!/usr/bin/env bash
# Store-ready zips for Chrome, Edge and Firefox, in build/.
set -euo pipefail
cd "$(dirname "$0")/.."
for target in chrome edge firefox; do
  npm run --silent build -- --target="$target-mv3" --zip >/dev/null
done
npm run --silent lint:firefox >/dev/null
ls -1 build/*.zip
