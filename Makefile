# Everything runs in .venv, which is made and kept up to date by itself: `make` lists what there is.
# Without make, see README.md.

PYTHON ?= python3
VENV := .venv
PEERS := $(addprefix .cache/bench/,blog material hugo)
BIN := $(VENV)/bin
INSTALL := -m pip --disable-pip-version-check --quiet install
LOCKED := $(INSTALL) --require-hashes --no-build-isolation --requirement
ITSELF := $(INSTALL) --no-deps --no-build-isolation --editable .
LOCK := $(BIN)/uv pip compile --quiet --system-certs --universal --python-version 3.11 \
  --generate-hashes --custom-compile-command "make lock"

# feedgen has no wheel: pip builds one with the locked setuptools.
export PIP_USE_PEP517 := 1

# Material and its plugins tell of MkDocs 2, which this project does not use.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

# An empty address is none: the site then has the one of mkdocs.yml.
ifeq ($(strip $(SITE_URL)),)
  unexport SITE_URL
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve verify test test-all check format screenshots accessibility lighthouse bench bench-quick messages handbook lock upgrade clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' Makefile

site: $(VENV)/runtime ## Build the whole site into site/
	@$(BIN)/dissemination build

serve: $(VENV)/runtime ## Preview the site while you write; ARGS="--port 8001"
	@$(BIN)/dissemination serve $(ARGS)

verify: $(VENV)/runtime ## Check, build, and hold the site against the rules for every site
	@$(BIN)/dissemination verify

test: $(VENV)/development ## Run the tests; ARGS="-k feeds" chooses
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

test-all: $(VENV)/development ## Run the slow tests too
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --slow $(ARGS)

check: $(VENV)/development ## Check style, format and types of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(VENV)/development ## Put the code into its format
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

screenshots: site $(VENV)/development ## Take pictures of every kind of page; ARGS="--fold"
	@$(BIN)/python -m tools.screenshots $(ARGS)

accessibility: site $(VENV)/development ## Check all pages, and write down what the statement says
	@$(BIN)/python -m tools.accessibility $(ARGS)

lighthouse: site $(VENV)/development ## Print Lighthouse's figures, the median of five runs
	@$(BIN)/python -m tools.lighthouse $(ARGS)

bench: $(VENV)/runtime $(addsuffix /ready,$(PEERS)) ## Measure all that is promised of a site's costs; ARGS="--only card"
	@$(BIN)/python -m bench $(ARGS)

bench-quick: $(VENV)/runtime .cache/bench/blog/ready ## Measure a small site, and tell which results are of changed code
	@$(BIN)/python -m bench.quick

messages: $(VENV)/development ## List every sentence for readers, for those who translate
	@$(BIN)/python -m tools.catalogue

handbook: $(VENV)/runtime ## Build the handbook into .cache/handbook/
	@$(BIN)/python -m mkdocs build --config-file handbook/mkdocs.yml

lock: $(VENV)/development ## Pin what pyproject.toml names, keeping the versions there are
	@$(LOCK) --output-file requirements-build.txt --group build
	@$(LOCK) --output-file requirements.txt pyproject.toml
	@$(LOCK) --output-file requirements-dev.txt pyproject.toml --group dev -c requirements.txt
	@$(LOCK) --output-file requirements-bench-blog.txt --group bench-blog -c requirements.txt
	@$(LOCK) --output-file requirements-bench-material.txt --group bench-material -c requirements.txt
	@$(LOCK) --output-file requirements-bench-hugo.txt --group bench-hugo

upgrade: LOCK += --upgrade
upgrade: lock ## Pin the newest versions that pyproject.toml allows

clean: ## Remove the site, and everything kept from builds and tests
	rm -rf site .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis build hooks/*.egg-info
	find bench hooks tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# The environments. A stamp file says that one holds what the lock files name.

$(VENV)/pyvenv.cfg $(addsuffix /pyvenv.cfg,$(PEERS)):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	  "Python 3.11 or later is needed: make … PYTHON=python3.12")'
	@$(PYTHON) -m venv $(@D)

$(VENV)/runtime: requirements-build.txt requirements.txt pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing what the site needs into $(VENV) (this takes a minute) ..."
	@$(BIN)/python $(LOCKED) requirements-build.txt
	@$(BIN)/python $(LOCKED) requirements.txt
	@$(BIN)/python $(ITSELF)
	@touch $@

$(VENV)/development: requirements-dev.txt $(VENV)/runtime
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python $(LOCKED) requirements-dev.txt
	@touch $@

$(addsuffix /ready,$(PEERS)): .cache/bench/%/ready: requirements-bench-%.txt | .cache/bench/%/pyvenv.cfg
	@echo "Installing what this site is measured against into $(@D) ..."
	@$(@D)/bin/python $(LOCKED) requirements-bench-$*.txt
	@touch $@
