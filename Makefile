# tvrec: `make run`, `make run LIBRARY=/path`, `make run ARGS="…"`, `make test`, `make check`.

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
export LIBRARY ARGS PYTHON

.PHONY: help run test check bench clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed 's/:.*## /\t/' | expand -t 10

run: ## Set up what is missing, then show Home: the demo, or LIBRARY=/path, or ARGS="…"
	@sh tools/setup.sh run
	@sh tools/run.sh

test: ## Set up what is missing, then run the tests
	@sh tools/setup.sh test
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(PYTEST)

check: ## Format, lint, types, arrows between the rooms
	@sh tools/setup.sh test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/build_locales.py --check

bench: ## Measure this machine: every figure beside its goal
	@sh tools/setup.sh test
	@for file in bench/*.py; do echo "== $$file"; $(BIN)/python "$$file" || exit 1; done

clean: ## Remove the virtual environment and everything that was built
	rm -rf .venv .cache dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
