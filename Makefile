# Each target installs what it needs into .venv, and nothing twice.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint train evaluate bench translations clean

run: .venv/serve
	$(BIN)/python -m webapp

test: .venv/serve .venv/train .venv/dev .venv/bench
	@sh tests/install.sh
	$(BIN)/python -m pytest

lint: .venv/serve .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

train: .venv/serve .venv/train
	$(BIN)/python -m trainer train
	$(BIN)/python -m trainer export

evaluate: .venv/serve .venv/train
	$(BIN)/python -m trainer evaluate

bench: .venv/serve .venv/bench
	$(BIN)/python -m benchmarks

# After a text has changed: collects all of them, for the .po files, and packs these for serving.
translations: .venv/serve
	$(BIN)/pybabel -q extract -F babel.cfg -k _l -k lazy_gettext --no-location --sort-output \
		-o .venv/messages.pot .
	$(BIN)/pybabel -q update -i .venv/messages.pot -d webapp/texts/translations --no-fuzzy-matching \
		--ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel -q compile -d webapp/texts/translations

clean:
	rm -rf .venv .bench .mypy_cache .pytest_cache .ruff_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
		f"Digitpad needs Python 3.11 or newer, got {sys.version}: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv

.venv/%: requirements/%.txt requirements/constraints.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r $<
	@touch $@
