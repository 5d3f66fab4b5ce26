# Sportello. `make help` lists what there is. Every target sets up what it needs and is quiet when there is nothing to do.
# Scripts: end2end/setup/. Where builds go: CARGO_TARGET_DIR, outside the checkout, so that a fresh clone finds them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/sportello/target
# The queries are checked against .sqlx; `make sqlx` writes it anew from the migrations.
export SQLX_OFFLINE := true

.PHONY: help run dev test bench fuzz setup setup-test build bundle sqlx fmt lint clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

run: setup build bundle ## the portal with demo data and demo identity providers, on http://localhost:8080
	@SPORTELLO_DEMO_ZONE=$${SPORTELLO_DEMO_ZONE-1} exec bash end2end/demo/run.sh

dev: setup ## the same, built quickly and again at every change
	@exec bash end2end/setup/dev.sh

test: setup-test ## every check: format, lints, SQL data, tests, browser; with NIGHTLY=1 also those that take long
	@exec bash end2end/setup/test.sh

bench: setup-test ## measures what ARCHITECTURE gives a budget for
	@cargo build --quiet --release --package server
	@$(MAKE) --no-print-directory bundle
	@bash end2end/bench/saml.sh
	@exec bash end2end/bench/run.sh

fuzz: setup ## looks for inputs that break the SAML readers, FUZZ_SECONDS each (60)
	@bash end2end/setup/fuzz.sh

setup: ## system packages, the browser's compiler, npm packages
	@bash end2end/setup/system.sh run
	@bash end2end/setup/wasm.sh >/dev/null
	@bash end2end/setup/npm.sh style
	@bash end2end/setup/npm.sh end2end

setup-test: setup
	@bash end2end/setup/system.sh test

# Both at once: then what they share has the features that the tests' build asks for, and is compiled once for all.
build: ## the server, and what makes the browser half
	@cargo build --package server --package bundle

bundle: build ## the browser half: wasm, styles, icons, fonts, into target/site
	@$(CARGO_TARGET_DIR)/debug/bundle

sqlx: ## writes .sqlx, the checked facts about every query, after a change of SQL
	@bash end2end/setup/sqlx.sh prepare

fmt: ## formats the code
	@cargo fmt --all

lint: ## what `make test` checks without running anything
	@cargo fmt --all -- --check
	@cargo clippy --quiet --all-targets -- -D warnings
	@cargo clippy --quiet --package hydrate -- -D warnings

clean: ## removes what was built (not the data in var/)
	@cargo clean --quiet
	@rm -rf target style/node_modules end2end/node_modules
