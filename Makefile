# Unrolled. `make` alone lists the targets.
#
# Two Python environments: .venv/serve runs the server and knows nothing of TensorFlow; .venv/train has everything and runs
# training and tests. Both are made on first use from requirements/*.txt.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

HOST ?= 127.0.0.1
PORT ?= 8000
MODEL ?= simple-rnn
export HOST PORT

SERVE := .venv/serve
TRAIN := .venv/train
PIP_FLAGS := --quiet --disable-pip-version-check
PYTEST = $(TRAIN)/bin/python -m pytest --quiet --numprocesses 2 --dist loadfile $(if $(IMDB_PATH),--imdb "$(IMDB_PATH)")
VITEST := npx vitest run --config tests/vitest.config.ts

# What the built page depends on.
PAGE_SOURCES := $(shell find web -path web/dist -prune -o -type f -print) package-lock.json

.PHONY: help serve build test test-all test-python test-web test-smoke check format bench picture soak static train lock chromium clean

help: ## List the targets.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-10s %s\n", $$1, $$2}'

serve: $(SERVE)/.ready web/dist/.ready ## Build the page if needed and serve it on HOST:PORT (127.0.0.1:8000).
	@echo "Unrolled is on http://$(HOST):$(PORT)/ (Ctrl-C stops it)"
	@exec $(SERVE)/bin/python -m server

build: web/dist/.ready ## Build the page into web/dist.

# The quick part: what a person runs after cloning, and after each change.
test: test-python test-web test-smoke ## Install what is needed and run the quick tests: a few minutes.
	@echo "All quick tests passed. The rest: make test-all"

# Nothing of `make test` is run again here.
test-all: $(TRAIN)/.ready $(SERVE)/.ready web/dist/.ready chromium ## Run all other tests: the whole matrix of pages, and slow training.
	$(PYTEST) -m slow
	$(VITEST) --project e2e --tags-filter '!smoke'
	@echo "All other tests passed."

test-python: $(TRAIN)/.ready $(SERVE)/.ready web/dist/.ready
	$(PYTEST) -m "not slow"

test-web: node_modules/.ready
	$(VITEST) --project web --project stock

test-smoke: $(SERVE)/.ready web/dist/.ready chromium
	$(VITEST) --project e2e --tags-filter smoke $$(grep -l "'smoke'" tests/e2e/*.test.ts)

check: $(TRAIN)/.ready node_modules/.ready ## Format, lint and types.
	$(TRAIN)/bin/ruff format --check .
	$(TRAIN)/bin/ruff check .
	$(TRAIN)/bin/mypy server tests/server
	$(TRAIN)/bin/mypy -p tests.soak
	$(TRAIN)/bin/mypy --explicit-package-bases training tests/training
	npx prettier --check --log-level warn .
	npx svelte-check --workspace web --tsconfig tsconfig.json --fail-on-warnings
	@sh requirements/audit.sh $(TRAIN)/bin/python

format: $(TRAIN)/.ready node_modules/.ready ## Format everything.
	$(TRAIN)/bin/ruff format .
	$(TRAIN)/bin/ruff check --fix .
	npx prettier --write --log-level warn .

bench: $(SERVE)/.ready web/dist/.ready chromium ## Measure, in Chromium, and print tables (JSON in tests/bench/.results).
	$(VITEST) --project bench --exclude '**/picture*'
	$(SERVE)/bin/python -m tests.soak visit

picture: $(SERVE)/.ready web/dist/.ready chromium ## Take the README's picture of the page.
	$(VITEST) --project bench picture

soak: $(TRAIN)/.ready web/dist/.ready ## Hold the server under abuse for a quarter of an hour, and print the figures.
	$(TRAIN)/bin/python -m tests.soak $(ROWS)

static: $(SERVE)/.ready web/dist/.ready ## Write a folder for any static host: OUT=site.
	$(SERVE)/bin/python -m server.static_site $(or $(OUT),site)

train: $(TRAIN)/.ready ## Train, check and export MODEL (simple-rnn) into web/public/models.
	$(TRAIN)/bin/python -m training train $(MODEL)
	$(TRAIN)/bin/python -m training export $(MODEL)

lock: $(TRAIN)/.ready ## Renew requirements/*.txt and package-lock.json from pyproject.toml and package.json.
	$(TRAIN)/bin/python -m pip install $(PIP_FLAGS) uv
	for name in serve train; do \
	  $(TRAIN)/bin/uv pip compile --quiet --universal --python-version 3.10 --no-header --no-emit-index-url \
	    $$([ $$name = train ] && echo --extra training --extra checks) pyproject.toml --output-file requirements/$$name.txt; \
	done
	npm install --package-lock-only --omit-lockfile-registry-resolved

clean: ## Remove everything that was built or installed.
	rm -rf .venv node_modules web/dist .pytest_cache .mypy_cache .ruff_cache

# Serving takes any Python from 3.10; PYTHON names another one.
$(SERVE)/.ready: requirements/serve.txt
	@python=$$(sh requirements/find-python.sh serve) && "$$python" -m venv $(SERVE)
	$(SERVE)/bin/python -m pip install $(PIP_FLAGS) -r requirements/serve.txt
	@touch $@

# TensorFlow 2.19 runs on Python 3.10 to 3.12.
$(TRAIN)/.ready: requirements/train.txt
	@python=$$(sh requirements/find-python.sh train) && "$$python" -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install $(PIP_FLAGS) -r requirements/train.txt
	@touch $@

node_modules/.ready: package-lock.json
	@node -e 'if (+process.versions.node.split(".")[0] < 20) { console.error("Unrolled is built with Node 20 or newer; this is " + process.version + "."); process.exit(1) }'
	npm ci --no-audit --no-fund
	@touch $@

web/dist/.ready: node_modules/.ready $(PAGE_SOURCES)
	npm run --silent build
	@touch $@

# The end-to-end tests drive the system's own Chromium.
chromium:
	@sh tests/e2e/install-chromium.sh
