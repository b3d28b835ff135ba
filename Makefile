# The house's commands, for whoever has just cloned it and for CI.
#
#   make run     build everything and open the demonstration county in the browser
#   make codes   the codes of its people's devices, for signing in
#   make test    everything that CI runs
#   make bench   one line per benchmark: name, size, seconds, rate, peak memory
#   make help    all targets
#
# A part can be run alone: make test-rust, make test-web, …

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
# Cargo and npm share the machine's cores by themselves; make's job server,
# handed on to them, would only hold them back.
unexport MAKEFLAGS

# Where cargo builds; set it to share one folder between clones.
export CARGO_TARGET_DIR ?= $(CURDIR)/target

# Tests and checks build with one profile and one set of features, so that the
# program that the browser plays with is the one the Rust tests have built.
# audit/synthetic makes the claims with planted frauds that its tests look for.
CARGO_SCOPE := --locked --workspace --features audit/synthetic

LISTEN ?= 127.0.0.1:8080
WEB_SOURCES := $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print 2>/dev/null)

.PHONY: help
help: ## Show the targets
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 14

.PHONY: run
run: ## Build all and open the demonstration county on 127.0.0.1:8080
	scripts/build-release
	mkdir -p data
	"$$CARGO_TARGET_DIR/release/zhiheng" demo --serve --listen $(LISTEN) --db sqlite://data/demonstration.sqlite

.PHONY: codes
codes: ## The codes that the devices of the demonstration's people show now
	@"$$CARGO_TARGET_DIR/release/zhiheng" totp --db sqlite://data/demonstration.sqlite

.PHONY: test
# The pages come before the program: cargo embeds what lies in web/dist when it
# compiles the server.
test: test-format test-web test-rust test-pages test-browser test-fuzz test-injection test-limits ## Everything that CI runs
	@echo "make test: all parts passed"

.PHONY: test-kills
# What CI does with 80 kills of the writers and 25 of the month: 200 for each
# database and test, some minutes.
test-kills: ## 200 kills each of the writers and of the month, on both databases
	ZHIHENG_KILLS=200 scripts/with-postgres cargo nextest run $(CARGO_SCOPE) --no-capture \
		-E 'package(app) & (test(/writers::f04/) | test(/kill::f01/))'

.PHONY: test-format
test-format: ## The formatting of the Rust sources
	cargo fmt --all --check

CVC5_VERSION := 1.4.2

# The solver of crates/authorise/tests/no_way_through.rs.
.PHONY: solver
solver: .venv/cvc5-$(CVC5_VERSION) ## The solver that proves the permissions

.venv/cvc5-$(CVC5_VERSION):
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check cvc5==$(CVC5_VERSION)
	touch $@

# PostgreSQL is not optional here: without it scripts/with-postgres ends with
# code 3 and nothing is skipped.
.PHONY: test-rust
test-rust: solver ## Lints and tests of all crates, on SQLite and on PostgreSQL
	cargo fetch --locked
	cargo clippy $(CARGO_SCOPE) --all-targets -- -D warnings
	cargo nextest run $(CARGO_SCOPE) --no-run
	scripts/with-postgres cargo nextest run $(CARGO_SCOPE) --no-fail-fast
	cargo test $(CARGO_SCOPE) --doc

.PHONY: test-web
test-web: web/node_modules/.package-lock.json ## Checks, unit tests and build of the browser application
	cd web && npm run check
	cd web && npm test
	cd web && npm run build

# CHROMIUM names the program where it is not /usr/bin/chromium; without one the
# look at the pages fails.
.PHONY: test-pages
test-pages: web ## Every page in Chromium at three sizes, fed from sample answers
	cd web && node e2e/look.mjs

# The program that test-rust has built; alone, these targets build it first.
.PHONY: program
program:
	cargo nextest run $(CARGO_SCOPE) --no-run

# SCREENSHOTS=$PWD/docs/screenshots renews the pictures of the README.
.PHONY: test-browser
test-browser: web program ## A month, and an office of eight from nothing, played in Chromium against the real program
	scripts/with-county --persons 2000 --leave-month -- node web/e2e/month.mjs
	node web/e2e/office.mjs zh
	node web/e2e/office.mjs en
	scripts/with-county --persons 300 --leave-month -- node web/e2e/payloads.mjs

SCHEMATHESIS_VERSION := 4.32.5

.PHONY: test-fuzz
test-fuzz: program .venv/schemathesis-$(SCHEMATHESIS_VERSION) ## The API fuzzed by its own description: no answer of 500 or above
	SCHEMATHESIS=$(CURDIR)/.venv/bin/schemathesis scripts/with-county --persons 2000 -- scripts/fuzz-api

.venv/schemathesis-$(SCHEMATHESIS_VERSION):
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check schemathesis==$(SCHEMATHESIS_VERSION)
	touch $@

SQLMAP_VERSION := 1.10.10

.PHONY: test-injection
test-injection: program .venv/sqlmap-$(SQLMAP_VERSION) ## SQL injected into every field of every route: none takes it
	SQLMAP=$(CURDIR)/.venv/bin/sqlmap scripts/with-county --persons 300 -- scripts/sqlmap-api

.venv/sqlmap-$(SQLMAP_VERSION):
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check sqlmap==$(SQLMAP_VERSION)
	touch $@

.PHONY: test-limits
test-limits: program ## Ten thousand slow connections, a gigabyte in one body and more, while another person works on
	scripts/with-county --persons 2000 -- scripts/stress-limits

.PHONY: bench
bench: ## One line per benchmark
	scripts/bench

.PHONY: web
web: web/dist/index.html ## Build the browser application

# Packages come from the committed lock file and run no install scripts.
web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --ignore-scripts --no-audit --no-fund
	touch $@

web/dist/index.html: web/node_modules/.package-lock.json $(WEB_SOURCES)
	cd web && npm run build
	touch $@

.PHONY: format
format: ## Format all sources
	cargo fmt --all
	cd web && npm run format

.PHONY: clean-data
clean-data: ## Forget the demonstration county's database
	rm -rf data
