.PHONY: check test docs

check:
	ruff check . && ruff format --check . && mypy && lint-imports

test:
	python -m pytest

docs:
	python scripts/make_rules_doc.py
