#!/usr/bin/env bash
# Store-ready zips for Chrome, Edge and Firefox in build/.
set -euo pipefail
cd "$(dirname "$0")/.."
for target in chrome edge firefox; do
  npm run --silent build -- --target="$target-mv3" --zip
done
npx addons-linter --output=none build/firefox-mv3-prod
ls -l build/*.zip
