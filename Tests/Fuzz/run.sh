#!/bin/sh
# Feeds mutated flows to the readers: Tests/Fuzz/run.sh [SECONDS]. Fails when one of them traps.
set -eu
cd "$(dirname "$0")/../.."

seconds=${1:-60}
work=.build-fuzz
corpus=$work/corpus
mkdir -p "$corpus" "$work/crashes"

flags="-O -swift-version 6 -parse-as-library -package-name botflow -I $work
  -use-ld=lld -sanitize=fuzzer,address -enable-upcoming-feature ExistentialAny
  -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility"

objects=
for module in FlowDiagnostics WebSyntax FlowSyntax FlowModel; do
  # shellcheck disable=SC2046,SC2086 # no blanks in our paths, and flags are many words
  swiftc $flags -wmo -module-name "$module" -emit-module \
    -emit-module-path "$work/$module.swiftmodule" -emit-object -o "$work/$module.o" \
    $(find "Sources/$module" -name '*.swift')
  objects="$objects $work/$module.o"
done
# shellcheck disable=SC2086
swiftc $flags -o "$work/flow-fuzz" Tests/Fuzz/FlowFuzz.swift $objects

for seed in flows/*/*.json; do
  cp "$seed" "$corpus/seed-$(basename "$seed")"
done
cat > "$work/words" <<'WORDS'
"{"
"}"
"["
"]"
"\""
":"
","
"\\u"
"\\uD83D\\uDE00"
"\xEF\xBB\xBF"
"```json\x0A"
"//"
"/*"
"*/"
"{{"
"}}"
"null"
"\xE2\x80\x9C"
WORDS

export ASAN_OPTIONS=detect_leaks=0
log=$work/log
status=0
"$work/flow-fuzz" -max_total_time="$seconds" -max_len=4096 -dict="$work/words" -timeout=20 \
  -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$work/crashes/" "$corpus" \
  > "$log" 2>&1 || status=$?
grep -E 'number_of_executed_units' "$log" || true
if [ "$status" -ne 0 ]; then
  tail -n 60 "$log"
  sed -n 's/.*Test unit written to /crashing input: /p' "$log"
fi
exit "$status"
