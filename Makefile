.PHONY: check test docs faults

check:
	ruff check . && ruff format --check . && mypy && lint-imports

test:
	python -m pytest

docs:
	python scripts/make_rules_doc.py

faults:
	PLANDRAFT_FAULTS=all python -m pytest -q -n auto tests/faults
