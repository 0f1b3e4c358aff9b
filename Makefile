# Everything that is installed or made goes into .venv/ and build/; `make clean` removes both.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := help

VENV   := .venv
BIN    := $(VENV)/bin
LOCKED := $(VENV)/.locked
READY  := $(VENV)/.ready

# The Python that .venv/ has, else the first that is new enough; `make PYTHON=/path/to/python …`
# chooses another.
PYTHON ?= $(firstword $(foreach p,$(BIN)/python python3 python3.13 python3.12 python3.11 python,\
            $(shell $(p) -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
              >/dev/null 2>&1 </dev/null && echo $(p))))

# Options for `make bench`, as in: make bench BENCH="--contacts 10000 --commits 5000"
BENCH  ?=
# Options for `make test`, as in: make test PYTEST="-k campaign --no-cov"
PYTEST ?=

# What is valid, and what every room decides: here an untested line is a wrong letter sent
RULES  := schema/*,tooling/rules/*,tooling/rules/*/*,tooling/*/rules/*,tooling/*/rules.py

# The result is the lock's alone. Of the settings that a person, a company or a machine has for
# pip, only those count that say where files come from and how they are fetched. An empty value
# would not outrank a pip.conf, so what may stand there gets one that does nothing.
FETCHING := INDEX_URL EXTRA_INDEX_URL NO_INDEX FIND_LINKS TRUSTED_HOST CERT CLIENT_CERT PROXY \
  TIMEOUT DEFAULT_TIMEOUT RETRIES RESUME_RETRIES CACHE_DIR NO_CACHE_DIR KEYRING_PROVIDER \
  USE_FEATURE USE_DEPRECATED CONFIG_FILE
unexport PYTHONHOME PYTHONPATH \
  $(filter-out $(addprefix PIP_,$(FETCHING)),$(filter PIP_%,$(.VARIABLES)))
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_CONSTRAINT := /dev/null
export PIP_REQUIRE_HASHES := 0
export PIP_USER := 0

# A container may have neither HOME nor an entry for its user: pip 26 does not start then.
ifeq ($(HOME),)
ifeq ($(shell $(PYTHON) -I -c 'import os; print(os.path.expanduser("~"))' </dev/null),~)
export HOME := $(CURDIR)/build/home
endif
endif

# What .venv/ is made of: this folder, a Python ($(1) is asked), and the lock
made-of = { $(1) -I -S -c 'import os, sys; print(ascii((os.getcwd(), sys.version)))' && \
  cat requirements.lock; } </dev/null 2>/dev/null
same-as = test "$$($(call made-of,$(1)))" = "$$(cat $(LOCKED))"

# Empty where .venv/ was not made to the end, or of something else: another lock, a folder that
# was moved or copied, a Python that was upgraded or is gone, or not the one that PYTHON asks for
SOUND := $(shell test -s $(LOCKED) && $(call same-as,$(BIN)/python) \
  $(if $(filter command environment,$(origin PYTHON)),&& $(call same-as,$(PYTHON))) && echo yes)

.PHONY: help
help:  ## Show what can be made
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' \
	  $(MAKEFILE_LIST)

.PHONY: setup
setup: $(READY)  ## Install what requirements.lock names into .venv/, and the tool itself

# Always as a whole: what an older lock left behind would hide that this one is incomplete.
# --no-deps: pip would look for `coverage[toml]` by itself, though `coverage` is locked, and refuse
# the version that was published since. --only-binary: nobody's build runs, nobody's build fails.
$(LOCKED): $(if $(SOUND),,made-anew)
	@$(PYTHON) -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || { \
	  echo "Python 3.11 or newer is needed, and none was found." >&2; \
	  echo "Install it, or say where it is: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -I -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --only-binary :all: \
	  --requirement requirements.lock
	@$(call made-of,$(BIN)/python) > $@

.PHONY: made-anew
made-anew:

$(READY): $(LOCKED) requirements.in pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@$(BIN)/python -m pip check || { \
	  echo "requirements.lock lacks what is named above, or is behind requirements.in." >&2; \
	  echo "Choose anew with \`make lock\`, and commit requirements.lock." >&2; exit 1; }
	@touch $@

.PHONY: demo
demo: $(READY)  ## Validate the demo register, export a list from a copy, and explain it
	@demo/run

.PHONY: test
test: $(READY)  ## Run the tests; what is valid and what is decided must be covered wholly
	@mkdir -p build/coverage
	$(BIN)/python -m pytest --cov --cov-report= $(PYTEST)
	@$(if $(findstring --no-cov,$(PYTEST)),:,$(BIN)/python -m coverage report --include='$(RULES)' \
	  --fail-under=100 >build/coverage/rules.txt 2>&1 || { cat build/coverage/rules.txt >&2; \
	  echo "What is valid and what is decided is not covered wholly: see above." >&2; exit 1; })

.PHONY: lint
lint: $(READY)  ## Check style, types, layers, dead code, the lock, the generated schemas and documents
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -c 'from importlinter.cli import lint_imports_command as lint; lint()'
	$(BIN)/python -m vulture
	$(BIN)/python -m pip check
	$(BIN)/python -m tooling.reference.generated --check

.PHONY: format-code
format-code: $(READY)  ## Format the Python code and mend what ruff can mend
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

.PHONY: bench
bench: $(READY)  ## Measure on a generated register, beside yardsticks (BENCH="--contacts 10000")
	$(BIN)/python -m benchmarks $(BENCH)

.PHONY: docs
docs: $(READY)  ## Write the register's documents, the reference and the JSON Schemas anew
	$(BIN)/python -m tooling.reference.generated

# No registry, address or path of this machine may end up in the lock. Needs only what the present
# lock installs, not that it is complete; the new one is installed and checked at once.
.PHONY: lock
lock: $(LOCKED)  ## Choose the newest versions that requirements*.in allow, with their hashes
	$(BIN)/python -m piptools compile --quiet --upgrade --generate-hashes --no-strip-extras \
	  --allow-unsafe --pip-args '--only-binary :all:' --no-header --no-emit-options \
	  --output-file requirements.lock requirements.in requirements-dev.in
	@! grep -nE '://|^(-|[^#]* @ )' requirements.lock || \
	  { echo "requirements.lock names a place; see above" >&2; exit 1; }
	$(MAKE) setup
	$(BIN)/python -m pytest --numprocesses=0 --quiet tests/setup/test_requirements.py

.PHONY: clean
clean:  ## Remove .venv/, build/ and every cache
	rm -rf $(VENV) build dist *.egg-info .coverage .hypothesis .import_linter_cache \
	  .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
