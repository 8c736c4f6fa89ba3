#!/bin/sh
# Checks the schemas that a botflow writes, with a validator that knows nothing of botflow.
# Usage: Tests/Schema/check.sh BOTFLOW
set -eu
botflow=$(realpath "$1")
cd "$(dirname "$0")/../.."
environment=.build-venv
if ! [ -x $environment/bin/check-jsonschema ]; then
  python3 -m venv $environment
  $environment/bin/pip install --quiet --disable-pip-version-check check-jsonschema==0.39.0
fi
exec $environment/bin/python -B Tests/Schema/check.py "$botflow" $environment/bin/check-jsonschema
