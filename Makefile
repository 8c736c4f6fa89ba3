# Two commands matter: `make run` tries botflow, `make test` tests it. Both install what is missing.
SWIFT ?= swift
RELEASE := .build-release
# Whether the output is a terminal must not change the compile commands: all would be built again.
SWIFT_FLAGS := --no-color-diagnostics
RELEASE_FLAGS := $(SWIFT_FLAGS) -c release --static-swift-stdlib -Xlinker -s --scratch-path $(RELEASE)
BOTFLOW := $(RELEASE)/release/botflow
FLOW := flows/account-linking/account-linking.flow.json

.PHONY: help run test test-release test-schema test-formats transcripts docs build lint format fuzz bench setup clean

help:
	@echo "make run     builds botflow and starts the simulator on $(FLOW)"
	@echo "make test    runs all tests"
	@echo "make test-schema   checks the schemas with an independent validator"
	@echo "make test-formats  has other programs read the reports of lint"
	@echo "make build   builds the release binary, $(BOTFLOW)"
	@echo "make lint    checks the format of the sources; 'make format' mends it"
	@echo "make fuzz    fuzzes the reader and the decoder for a minute"
	@echo "make transcripts  records the shipped transcripts again, after a change of wording"
	@echo "make docs    writes docs/rules.md from the rules"
	@echo "make bench   measures start-up, validation, linting and stepping"

setup:
	@./.ci/setup

build: setup
	@[ -e $(BOTFLOW) ] || echo "building botflow; the first time this takes some minutes"
	@$(SWIFT) build --quiet $(RELEASE_FLAGS) --product botflow

# In a terminal the simulator is yours; elsewhere it plays a transcript.
run: build
	@if [ -t 0 ] && [ -t 1 ]; then \
	  $(BOTFLOW) run $(FLOW); \
	else \
	  $(BOTFLOW) run $(FLOW) --script flows/account-linking/login.transcript; \
	fi

test: setup
	@$(SWIFT) test $(SWIFT_FLAGS) --disable-xctest

# What only the release binary can show: what it needs, and that it starts without a detour.
test-release: build
	@./.ci/check-release $(BOTFLOW)

# The schemas, beside an independent validator.
test-schema: build
	@./Tests/Schema/check.sh $(BOTFLOW)

# Reports of every format, as other programs read them.
test-formats: build
	@./Tests/Formats/check-lint.sh $(BOTFLOW)

transcripts: build
	@./Tests/rerecord.sh $(BOTFLOW)

lint:
	@$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

format:
	@$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

fuzz: setup
	@./Tests/Fuzz/run.sh 60

docs: build
	@$(BOTFLOW) rules --format markdown --output docs/rules.md

bench: build
	@./Tests/Bench/run.py $(BOTFLOW)

clean:
	rm -rf .build .build-*
