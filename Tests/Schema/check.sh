#!/bin/sh
# Checks the schemas that a botflow writes, with a validator that knows nothing of botflow.
# Usage: Tests/Schema/check.sh BOTFLOW
set -eu
botflow=$(realpath "$1")
cd "$(dirname "$0")/../.."
./Tests/environment.sh
environment=.build-venv
exec $environment/bin/python -B Tests/Schema/check.py "$botflow" $environment/bin/check-jsonschema
