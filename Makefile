# Everything that is installed or made goes into .venv/ and build/; `make clean` removes both.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := help

VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

# The first Python that is new enough; `make PYTHON=/path/to/python …` chooses another.
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python,\
            $(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
              >/dev/null 2>&1 </dev/null && echo $(p))))

# Options for `make bench`, as in: make bench BENCH="--contacts 10000 --commits 5000"
BENCH  ?=
# Options for `make test`, as in: make test PYTEST="-k campaign --no-cov"
PYTEST ?=

.PHONY: help
help:  ## Show what can be made
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' \
	  $(MAKEFILE_LIST)

.PHONY: setup
setup: $(READY)  ## Install what requirements.lock names into .venv/, and the tool itself

$(READY): requirements.lock requirements.in pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found." >&2; \
	  echo "Install it, or say where it is: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
	  --no-deps --require-hashes --only-binary :all: --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
	  --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: demo
demo: $(READY)  ## Validate the demo register, export a list from a copy, and explain it
	@demo/run

.PHONY: test
test: $(READY)  ## Run the tests; schema/ and tooling/rules/ must be covered wholly
	@mkdir -p build/coverage
	$(BIN)/python -m pytest --cov $(PYTEST)

.PHONY: lint
lint: $(READY)  ## Check style, types, layers, the lock, the generated schemas and documents
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -c 'from importlinter.cli import lint_imports_command as lint; lint()'
	$(BIN)/python -m pip --disable-pip-version-check check
	$(BIN)/python -m schema.jsonschema --check
	$(BIN)/python -m tooling.reference.shipped --check

.PHONY: format-code
format-code: $(READY)  ## Format the Python code and mend what ruff can mend
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

.PHONY: bench
bench: $(READY)  ## Measure on a generated register, beside yardsticks (BENCH="--contacts 10000")
	$(BIN)/python -m benchmarks $(BENCH)

.PHONY: docs
docs: $(READY)  ## Write the register's documents, the commands and the rules anew (docs/)
	$(BIN)/python -m tooling.reference.shipped

.PHONY: schemas
schemas: $(READY)  ## Write the JSON Schemas for editors anew
	$(BIN)/python -m schema.jsonschema

# No registry, address or path of this machine may end up in the lock.
.PHONY: lock
lock: $(READY)  ## Choose the newest versions that requirements*.in allow, with their hashes
	$(BIN)/python -m piptools compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
	  --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --output-file requirements.lock requirements.in requirements-dev.in
	@! grep -nE '://|^(-|[^#]* @ )' requirements.lock || \
	  { echo "requirements.lock names a place; see above" >&2; exit 1; }

.PHONY: clean
clean:  ## Remove .venv/, build/ and every cache
	rm -rf $(VENV) build dist *.egg-info .coverage .hypothesis .import_linter_cache \
	  .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
