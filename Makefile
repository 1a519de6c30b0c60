PYTHON ?= python
ARGS ?=

.PHONY: check test docs messages rooms pictures rule rendered faults weak explore wheel start ci

check:
	ruff check . && ruff format --check . && mypy && lint-imports && $(PYTHON) scripts/draw_rooms.py --check

test:
	$(PYTHON) -m pytest $(ARGS)

docs: rooms
	$(PYTHON) scripts/make_rules_doc.py
	$(PYTHON) scripts/make_prompts_doc.py

messages:
	$(PYTHON) scripts/make_messages.py

rooms:
	$(PYTHON) scripts/draw_rooms.py

pictures:
	$(PYTHON) scripts/make_pictures.py

rule:
	$(PYTHON) scripts/add_rule.py $(CODE) $(NAME)

rendered:
	PLANDRAFT_UPDATE_RENDERED=1 $(PYTHON) -m pytest -q tests/prompts

faults:
	PLANDRAFT_FAULTS=all $(PYTHON) -m pytest -q -n auto tests/faults

weak:
	$(PYTHON) benchmarks/weak_models.py --into .weak $(ARGS)

explore:
	PLANDRAFT_EXPLORE=1 $(PYTHON) -m pytest -q -n auto tests

wheel:
	$(PYTHON) -m hatchling build -t wheel

start:
	$(PYTHON) benchmarks/startup.py

ci:
	.ci/run
