# Two commands are the whole set-up: `make run` and `make test`.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
# A file stays on one worker, with its server and its browser; the journeys, which take longest, come first.
BOTH_CORES := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: run test check rules bench format clean

run: $(RUN_STAMP)  ## Start the app on an embedded SQLite in data/
	@mkdir -p data
	@echo "Sixty opens at http://localhost:$(PORT)"
	@$(BIN)/streamlit run streamlit_app.py --server.port $(PORT)

test: rules chromium  ## Everything: rules, units, journeys in Chromium, PostgreSQL
	$(BIN)/pytest $(BOTH_CORES) tests

check: rules  ## The quick loop: rules and unit tests
	$(BIN)/pytest $(BOTH_CORES) -m "not browser and not slow" tests

rules: $(DEV_STAMP)  ## Lint, types, the shipped pack, the tablet client's own tests: side by side
	@$(MAKE) --no-print-directory --jobs=2 --output-sync types lint pack client

.PHONY: types lint pack client
types: $(DEV_STAMP)
	$(BIN)/mypy

lint: $(DEV_STAMP)
	$(BIN)/ruff check --no-cache
	$(BIN)/ruff format --check

pack: $(DEV_STAMP)
	$(BIN)/python -m standards check five_star

client: $(DEV_STAMP)
	$(BIN)/node --test "tests/capture/*.test.js"

bench: $(DEV_STAMP) chromium  ## The honest figures, each beside a peer or a physical limit
	@for bench in benchmarks/*.py; do echo "== $$bench"; PYTHONPATH=. $(BIN)/python $$bench || exit 1; done

format: $(DEV_STAMP)
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Sixty needs Python 3.11 or newer; $(PYTHON) is older. Try: make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements.txt $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

# Not compiled: of what is installed, the tests import a third.
$(DEV_STAMP): requirements-dev.txt requirements-chain.txt requirements.txt $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -r requirements-dev.txt
	@touch $@ $(RUN_STAMP)

.PHONY: chromium
chromium:  ## The journeys drive Debian's Chromium; SIXTY_CHROMIUM names another one
	@command -v "$${SIXTY_CHROMIUM:-chromium}" >/dev/null || { \
	  sudo=$$( [ "$$(id -u)" = 0 ] || echo sudo ); \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq chromium; }

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
