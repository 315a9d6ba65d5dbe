# make run        sets everything up on first use, then opens the TV      (ARGS, LIBRARY)
# make test       sets everything up on first use, then runs the tests  (ARGS)
# The work of setting up is done by tools/setup.sh.

SHELL := bash
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python

# A path reaches the recipes through the environment: it may hold spaces, quotes and dollar signs.
override export LIBRARY := $(value LIBRARY)
HOME_PAGE := $(if $(LIBRARY),,demo)

.PHONY: help run test check format bench clean

help:
	@echo 'make run                    the television, on the demo catalogue; the first time sets everything up'
	@echo 'make run LIBRARY=/my/films  reads the folder, then opens the television on it'
	@echo 'make run ARGS="titles"      any command of tvrec; make run ARGS="--help" lists them'
	@echo 'make test                   runs the tests;       ARGS="tests/rec -k mmr" picks some'
	@echo 'make check                  format, lint, types, import arrows, the house'
	@echo 'make bench                  measures;             ARGS="bench/encode.py" picks one'
	@echo 'make format                 formats the code as make check wants it'
	@echo 'make clean                  removes what these made, .venv included'

run:
	@tools/setup.sh run $(if $(LIBRARY),mpv)
	@if [[ $$LIBRARY ]]; then .venv/bin/tvrec scan "$${LIBRARY/#\~\//$$HOME/}"; fi
	@.venv/bin/tvrec $(or $(ARGS),$(HOME_PAGE))

test:
	@tools/setup.sh dev mpv tmux Xvfb xdotool strace
	@$(PY) -m pytest $(or $(ARGS),-n auto --maxprocesses 4 --dist loadfile)

check:
	@tools/setup.sh dev
	@$(PY) -m ruff format --check
	@$(PY) -m ruff check
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-logo
	@$(PY) tools/build_locales.py --check
	@$(PY) -m pytest -q tests/house

format:
	@tools/setup.sh dev
	@$(PY) -m ruff format
	@$(PY) -m ruff check --fix

bench:
	@tools/setup.sh dev
	@set -e; for measure in $(or $(ARGS),bench/*.py); do echo "== $$measure"; $(PY) "$$measure"; done

clean:
	rm -rf .venv .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -rf build dist
	find tvrec tests tools bench -name __pycache__ -type d -exec rm -rf {} +
