# People who learn need `make lab`; people who carry on need the rest (CONTRIBUTING.md).
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
REPO ?=

# No packages of a user's own get in the way of the lesson's.
export PYTHONNOUSERSITE := 1
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP

.DEFAULT_GOAL := help
.PHONY: help lab test check test-browser test-install static scripts preview bench pictures format lock schema hub binder-link venv-lesson venv-test venv-bench venv-hub clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

venv-lesson:
	@$(PYTHON) tools/make_venv.py
venv-test:
	@$(PYTHON) tools/make_venv.py test
venv-bench:
	@$(PYTHON) tools/make_venv.py test bench
venv-hub:
	@$(PYTHON) tools/make_venv.py hub

lab: venv-lesson ## set everything up and open the lesson in JupyterLab (ARGS=--no-browser passes flags on)
	@$(BIN)/python -P -m widgets.cli setup
	@PATH="$$PWD/$(BIN):$$PATH" $(BIN)/python -P -m jupyterlab --ServerApp.root_dir="$$PWD" \
		--ServerApp.use_redirect_file=False \
		--LabApp.default_url=/lab/workspaces/milia-or-acne/tree/notebooks/00_start_here.ipynb $(ARGS)

static: venv-test scripts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/milia-lesson check

# SIDE_BY_SIDE='-n 2 --dist loadgroup' runs two processes at once; what shares a server or a kernel stays in one (tests/conftest.py).
SIDE_BY_SIDE ?=

check: static ## the fast checks, about a minute; no network
	@$(BIN)/pytest -q -m "not slow and not install" $(SIDE_BY_SIDE) $(ARGS)

test-browser: venv-test scripts ## the lesson in JupyterLab in a browser, the pieces on a plain page
	@$(BIN)/pytest -m "slow and not install" $(ARGS)

test-install: venv-test ## what installs: Binder, the hub, set-up that fails, other readers of exports
	@$(BIN)/pytest -m "install" $(ARGS)

test: static ## every check: the three lanes and each notebook
	@pages=$$($(BIN)/python -m widgets.notebooks) && $(BIN)/pytest tests $$pages $(SIDE_BY_SIDE) --nbval-lax --cov=widgets --cov-report=term:skip-covered --cov-fail-under=90 $(ARGS)

bench: venv-bench ## measure speed and memory, each beside its baseline
	@$(BIN)/python -m tests.bench $(ARGS)

pictures: venv-lesson ## draw notebooks/pictures anew, and build/pictures.html: every drawing on one page
	@$(BIN)/python -m widgets.pictures

schema: venv-lesson ## write content/schema and the scripts' types anew from the records
	@$(BIN)/milia-lesson schema
	@$(BIN)/python -m widgets.ui.view_script_types

preview: venv-test ## the pieces on a plain page, without JupyterLab; a saved file shows at once
	@$(BIN)/python -m tests.pieces

# What checks the scripts: installed once, from package-lock.json; after that `make check` needs no network.
node_modules/.package-lock.json: package.json package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: it checks the scripts (Debian, Ubuntu: apt install npm)"; exit 2; }
	@npm ci --loglevel=error && touch $@
scripts: node_modules/.package-lock.json
	@node_modules/.bin/biome check --log-level=error widgets/ui && node_modules/.bin/tsc -p .

format: venv-test node_modules/.package-lock.json ## format code and sort imports
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .
	@node_modules/.bin/biome check --write widgets/ui

lock: venv-test ## choose versions anew and write constraints.txt
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --upgrade --quiet \
		--no-header --no-emit-index-url --no-emit-find-links --output-file constraints.txt

PROXY := .venv/node_modules/.bin/configurable-http-proxy
$(PROXY): | venv-hub
	@npm install --prefix .venv --no-fund --no-audit --loglevel=error configurable-http-proxy@5
hub: venv-hub $(PROXY) ## for a class on one machine, as its administrator: see docs/many_learners.md
	@$(BIN)/milia-lesson setup
	@$(BIN)/jupyterhub --config docs/hub/jupyterhub_config.py $(ARGS)

binder-link: ## print the Binder button for a repository: make binder-link REPO=owner/name
	@case "$(REPO)" in */*) ;; *) echo "say which repository: make binder-link REPO=owner/name"; exit 2;; esac
	@echo "[![Open on Binder](https://mybinder.org/badge_logo.svg)](https://mybinder.org/v2/gh/$(REPO)/HEAD?urlpath=lab/tree/notebooks/00_start_here.ipynb)"

clean: ## remove what was installed and made
	@rm -rf .venv node_modules .venv-install.log build .coverage .mypy_cache .pytest_cache .ruff_cache
