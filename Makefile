# The commands of the B12 assistant. `make run` and `make test` set everything up on a fresh machine.
.DEFAULT_GOAL := help
.PHONY: help run test check style types imports dialogue knowledge bench chaos eval train setup clean

UV := sh deploy/uv.sh
RUN := $(UV) run --locked --quiet

# One place for what every process is started with; see the file.
export UV_ENV_FILE := deploy/defaults.env
# Compiled files are kept whatever the shell says: without them each start compiles thousands of modules anew.
unexport PYTHONDONTWRITEBYTECODE

help: ## Show these commands
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: train ## Start the assistant on http://127.0.0.1:8080/ (PORT=9000 moves it); Ctrl-C ends it
	@$(RUN) python -m deploy.supervisor

# The whole suite runs on every core, a file of tests at a time; what is picked runs in one process, in order.
PARALLEL := -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test: train ## Run every test (PYTEST="tests/core -k metformin" picks some)
	@$(RUN) pytest $(or $(PYTEST),$(PARALLEL))

check: style types imports dialogue knowledge ## Check style, types, imports, dialogue data and knowledge
	@$(RUN) pytest -q tests/architecture

style: setup
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .

types: setup
	@$(RUN) mypy

imports: setup
	@$(RUN) lint-imports --no-cache

dialogue: setup
	@$(RUN) python -m deploy.rasa data validate --fail-on-warnings --domain domain.yml --data data/flows data/nlu --config config.yml

knowledge: setup
	@$(RUN) b12core check-knowledge

bench: train ## Measure turns, memory and start beside what they were before and the bot of rasa init (BENCH="--short")
	@UV_PROJECT_ENVIRONMENT=.venv-baseline $(UV) sync --locked --quiet --no-default-groups --group baseline
	@$(RUN) python -m benchmarks --baseline-python .venv-baseline/bin/python $(BENCH)

chaos: train ## Kill one process after the other under load, and check that nothing is lost (CHAOS="--turns 500")
	@$(RUN) python -m benchmarks.chaos $(CHAOS)

eval: train ## Measure how well messages are understood (EVAL="--held-out FOLDER" adds labelled lists)
	@$(RUN) python -m evaluation $(EVAL)

train: setup ## Train the dialogue model if what it is made from changed
	@$(RUN) python -m deploy.model

setup: ## Install Python 3.10 and the locked dependencies into .venv
	@$(UV) --version >/dev/null
	@$(UV) sync --locked --quiet --check 2>/dev/null || { \
	  echo "Installing dependencies …"; \
	  $(UV) sync --locked --quiet || { \
	    echo "The dependencies could not be installed; the reason stands above. Where Python 3.10 itself is missing" >&2; \
	    echo "and cannot be downloaded, install it (for example: pyenv install 3.10) and run the same command again." >&2; \
	    exit 1; }; }

clean: ## Remove all that can be made again (conversations in .data stay)
	@rm -rf .venv .venv-baseline .bench .uv models .rasa .reports .hypothesis .mypy_cache .pytest_cache .ruff_cache .checks
	@find . -type d -name __pycache__ -prune -exec rm -rf {} +
