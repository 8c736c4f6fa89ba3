#!/bin/sh
# Has other programs read the reports that lint really writes: over flows with findings of every
# rule, and over clean ones.
# Usage: Tests/Formats/check-lint.sh BOTFLOW
set -eu
botflow=$(realpath "$1")
cd "$(dirname "$0")/../.."

reports=.build-reports
rm -rf "$reports"
mkdir "$reports"
python3 Tests/Corpus/check-seeds.py --write "$reports/seeded" >/dev/null
for folder in "$reports/seeded" Tests/Corpus/clean; do
  name=$reports/$(basename "$folder")
  status=0
  "$botflow" lint --pedantic --quiet "$folder" \
    --format json --output "$name.json" --format sarif --output "$name.sarif" \
    --format gitlab --output "$name.gitlab" --format junit --output "$name.junit" \
    --format checkstyle --output "$name.checkstyle" --format github --output "$name.github" \
    --format text --output "$name.text" || status=$?
  case $folder-$status in
    *seeded-1 | *clean-0) ;;
    *) echo "lint $folder ended with $status" >&2; exit 1 ;;
  esac
done
./Tests/Formats/check.sh "$reports"/*.sarif "$reports"/*.json "$reports"/*.gitlab \
  "$reports"/*.junit "$reports"/*.checkstyle "$reports"/*.github "$reports"/*.text
