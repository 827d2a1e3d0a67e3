# The few commands of this house. Everything happens inside .venv and instance/.
PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.made

.PHONY: env run test kill year season bench lock

# Quick the second time: the stamp is newer than the lock and the project file. The lock is whole, so
# nothing is resolved: a release that came out since changes nothing.
env: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name one with: make env PYTHON=python3.12"; exit 1; }
	@$(VENV)/bin/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
	  --only-binary :all: -r requirements.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-index \
	  --no-build-isolation --config-settings editable_mode=compat -e .
	@touch $(STAMP)

run: env
	$(VENV)/bin/journal demo
	exec $(VENV)/bin/journal run

test: env
	$(VENV)/bin/python -m tests.run $(if $(GATE),--gate) $(LANES)

kill: env
	$(VENV)/bin/python -m tests.kill $(if $(KILLS),--kills $(KILLS)) $(if $(SEED),--seed $(SEED))

year: env
	$(VENV)/bin/python -m tests.year $(if $(MONTHS),--months $(MONTHS)) \
	  $(if $(DATABASE),--database $(DATABASE)) $(if $(SCREENS),--screens $(SCREENS)) \
	  $(if $(SEED),--seed $(SEED))

season: env
	$(VENV)/bin/python -m tests.season $(if $(PAPERS),--papers $(PAPERS)) \
	  $(if $(REVIEWERS),--reviewers $(REVIEWERS)) $(if $(DAYS),--days $(DAYS)) $(if $(SEED),--seed $(SEED))

bench: env
	$(VENV)/bin/python -m bench.run $(ROWS)

# For whoever changes a dependency; wants uv on the path.
lock:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet -o requirements.lock
