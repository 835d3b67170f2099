# Each target installs what it needs into .venv, or node_modules, and nothing twice.
PYTHON ?= python3
BIN := .venv/bin
BIOME := node_modules/.bin/biome

# What `make pins` writes, each after those that it has to agree with.
PINNED := $(patsubst %,requirements/%.txt,serve train redis postgres dev bench pins) \
	$(patsubst %,benchmarks/peers/%/requirements.txt,textbook gradio)

.PHONY: run test soak lint train evaluate bench translations pins clean

run: .venv/serve
	$(BIN)/python -m webapp

test: .venv/serve .venv/train .venv/dev .venv/bench
	@sh tests/install.sh
	$(BIN)/python -m pytest

# What is long by nature: a day at the exhibit, all of MNIST over HTTP, a thousand drawings, and as many
# made-up requests of each kind as DIGITPAD_FUZZ says.
soak: .venv/serve .venv/train .venv/dev .venv/bench
	@sh tests/install.sh
	$(BIN)/python -m pytest -m soak

lint: .venv/serve .venv/dev node_modules/.package-lock.json
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIOME) check --error-on-warnings

train: .venv/serve .venv/train
	$(BIN)/python -m trainer train
	$(BIN)/python -m trainer export
	$(BIN)/python -m trainer ship

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

# After a .in file has changed: pins all that it needs, by the hashes of the files for any platform.
# Other versions stay, but for UPGRADE=--upgrade or UPGRADE="--upgrade-package NAME".
pins: .venv/pins
	@for file in $(PINNED); do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
			--custom-compile-command "make pins" --output-file $$file $${file%.txt}.in || exit 1; \
	done

clean:
	rm -rf .venv .bench node_modules .mypy_cache .pytest_cache .ruff_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
		f"Digitpad needs Python 3.11 or newer, got {sys.version}: make PYTHON=python3.11 ...")'
	@echo "Making the virtual environment .venv…"
	@$(PYTHON) -m venv .venv

.venv/%: requirements/%.txt | .venv/bin/python
	@echo "Installing what is in $< into .venv: once, and about a minute or more…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json
	@command -v npm >/dev/null || { echo "make lint checks the pages' scripts with biome, which npm \
	installs: apt-get install npm, or see https://nodejs.org" >&2; exit 1; }
	npm ci --silent --no-audit --no-fund
	@touch $@
