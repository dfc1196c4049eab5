# make draft   write a speech (asks on a terminal; elsewhere drafts from the example answers)
# make test    the tests
# make check   lint, types, layers, tests
# make bench   speed and size against the usual ways, one table (SIZE=full takes hours)
# make docs    the manual, in build/site; a warning is an error
# make reference  write the manual's page of all commands anew
# make golden  write the golden draft of each outline anew, to read and commit
# Each sets up what it needs in .venv; python3, its venv module and make are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPUS ?= ../shared/corpus
KIND ?= 工作会议讲话

.PHONY: help draft test check lint types layers bench docs reference golden phrasebank dist clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/developing: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

draft: $(VENV)/installed
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/drafter draft; \
	else $(BIN)/drafter draft $(KIND) --example -o out/$(KIND).docx; fi

test: $(VENV)/developing
	$(BIN)/python -m pytest -n auto

check: lint types layers test

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/developing
	$(BIN)/mypy

layers: $(VENV)/developing
	$(BIN)/lint-imports

ifeq ($(SIZE),full)
PATTERNS := 1000000
MEGABYTES := 100
else
PATTERNS := 100000
MEGABYTES := 1
endif

bench: $(VENV)/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[fast,archive]"
	$(BIN)/python bench/search.py --patterns $(PATTERNS)
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/mine.py --megabytes $(MEGABYTES)
	$(BIN)/python bench/near_duplicates.py --patterns $(PATTERNS)

$(VENV)/documenting: $(VENV)/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[docs]"
	touch $@

docs: $(VENV)/documenting
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

reference: $(VENV)/developing
	$(BIN)/python -m tools.reference

golden: $(VENV)/developing
	$(BIN)/python -m tests.outlines.golden

phrasebank: $(VENV)/installed
	$(BIN)/drafter phrasebank $(CORPUS)

dist: $(VENV)/developing
	tools/dist.sh $(BIN)/python dist

clean:
	rm -rf $(VENV) build dist out
