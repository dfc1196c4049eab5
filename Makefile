# make draft   write a speech (asks on a terminal; elsewhere drafts from the example answers)
# make test    all tests
# make quick   the tests but for the slow ones
# make check   lint, types, layers and the quick tests: before every commit
# make bench   speed and size against the usual ways, one table (SIZE=full takes hours; SIZE="full --write" puts it into docs/performance.md)
# make lint    ruff: rules and formatting
# make format  ruff writes its formatting into the files
# make types   mypy, strict
# make layers  import-linter: imports go downward
# make lowest  lint, types, layers and all tests with the lowest dependencies that pyproject.toml allows
# make mutants how many small faults the tests notice: N=40 of them, drawn by SEED=0
# make docs    the manual, in build/site; a warning is an error
# make reference  write the manual's page of all commands anew
# make picture the picture of the layers in docs/architecture.md, from the code
# make golden  write the golden draft of each outline anew, to read and commit
# make phrasebank  mine CORPUS into phrasebank/ anew
# make dist    sdist and wheel in dist/; one commit gives the same bytes every time
# make audit   ask a vulnerability service about the locked versions
# make lock    the versions that the offline bundle holds, anew
# make bundle  the offline bundle for Linux x86-64 in dist/
# make try-bundle  install the bundle where there is no network, and draft with it
# make hooks   run the checks of .pre-commit-config.yaml at every commit
# make clean   remove all that was made
# Each sets up what it needs in .venv; python3, its venv module and make are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPUS ?= ../shared/corpus
KIND ?= 工作会议讲话
N ?= 40
SEED ?= 0
SIZE ?= small
LOWEST := .venv-lowest

.PHONY: help draft test quick check lint format types layers lowest mutants docs reference picture
.PHONY: golden bench phrasebank dist audit lock bundle try-bundle hooks clean
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

quick: $(VENV)/developing
	$(BIN)/python -m pytest -n auto -m "not slow"

check: lint types layers quick

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/developing
	$(BIN)/ruff format .

types: $(VENV)/developing
	$(BIN)/mypy

layers: $(VENV)/developing
	$(BIN)/lint-imports

bench: $(VENV)/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[fast,archive]"
	@$(BIN)/python -m bench --size $(SIZE)

$(VENV)/documenting: $(VENV)/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[docs]"
	touch $@

docs: $(VENV)/documenting
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

reference: $(VENV)/developing
	$(BIN)/python -m tools.reference

picture: $(VENV)/developing
	$(BIN)/python -m tools.layers

golden: $(VENV)/developing
	$(BIN)/python -m tests.outlines.golden

phrasebank: $(VENV)/installed
	$(BIN)/drafter phrasebank $(CORPUS)

dist: $(VENV)/developing
	rm -f dist/speech_drafter-*
	tools/dist.sh $(BIN)/python dist

$(VENV)/auditing: $(VENV)/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[audit]"
	touch $@

audit: $(VENV)/auditing
	$(BIN)/python -m tools.audit $(AUDIT)

lock: $(VENV)/developing
	bash tools/lock.sh $(BIN)/python

bundle: dist
	bash tools/bundle.sh $(BIN)/python

try-bundle:
	bash tools/try_bundle.sh dist/speech-drafter-*-linux-x86_64.tar.gz $(PYTHON)

lowest: $(VENV)/developing
	mkdir -p build
	$(BIN)/python -m tools.requirements lowest > build/lowest.txt
	$(PYTHON) -m venv --clear $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint build/lowest.txt -e ".[fast,archive,cluster,dev]"
	touch $(LOWEST)/installed $(LOWEST)/developing
	$(MAKE) lint types layers test VENV=$(LOWEST)

mutants: $(VENV)/developing
	$(BIN)/python -m bench.mutants --draw $(N) --seed $(SEED)

hooks: $(VENV)/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pre-commit>=4"
	$(BIN)/pre-commit install

clean:
	rm -rf $(VENV) $(LOWEST) build dist out
