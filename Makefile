.PHONY: check test docs bench

check:
	ruff check . && ruff format --check . && mypy && lint-imports

test:
	python -m pytest

docs:
	python scripts/make_rules_doc.py

bench:
	python benchmarks/overhead.py --out benchmarks/results/overhead.txt
	python benchmarks/figures.py --out benchmarks/results/figures.txt
