#!/usr/bin/env bash
# Plays every shipped transcript again and keeps what is printed now: for a change of wording.
# Read the difference before it is committed.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=$1

for transcript in flows/*/*.transcript; do
  flow=$(dirname "$transcript")/$(sed -n '1s/^# \([^ ]*\).*/\1/p' "$transcript")
  "$binary" run "$flow" --script "$transcript" --record "$transcript.new" --quiet >/dev/null 2>&1 || true
  mv "$transcript.new" "$transcript"
done
git --no-pager diff --stat -- flows
