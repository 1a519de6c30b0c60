.PHONY: check test docs faults explore

check:
	ruff check . && ruff format --check . && mypy && lint-imports

test:
	python -m pytest

docs:
	python scripts/make_rules_doc.py

faults:
	PLANDRAFT_FAULTS=all python -m pytest -q -n auto tests/faults

explore:
	PLANDRAFT_EXPLORE=1 python -m pytest -q -n auto tests
