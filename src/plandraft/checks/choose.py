"""Which rules look at a plan, and with which numbers: what an organisation selects, ignores and sets."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from plandraft.checks.base import Rule
from plandraft.checks.catalogue import CATALOGUE
from plandraft.errors import UsageError
from plandraft.messages import tr


def chosen_rules(
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    settings: Mapping[str, Mapping[str, float]] | None = None,
    rules: Iterable[Rule] = CATALOGUE,
) -> tuple[Rule, ...]:
    """The rules to run.

    Args:
        select: Codes, their beginnings (``PD3``) or names of rules; empty means all.
        ignore: The same, for rules to leave out; the longer of two that match a rule wins, ``ignore`` where equal.
        settings: Numbers by code or name, then by the setting's name: ``{"PD302": {"share": 0.4}}``.
        rules: What to choose from.

    Raises:
        UsageError: No rule has such a code or name, no such setting, or the number makes no sense.
    """
    known = tuple(rules)
    wanted, unwanted = tuple(select), tuple(ignore)
    changed = {_one(known, key): dict(numbers) for key, numbers in (settings or {}).items()}
    for key in (*wanted, *unwanted):
        _matching(known, key)
    chosen = [rule for rule in known if _wanted(rule, wanted, unwanted)]
    return tuple(type(rule)(**changed[rule.code]) if rule.code in changed else rule for rule in chosen)


def _wanted(rule: Rule, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    yes = max((len(key) for key in select if _matches(rule, key)), default=-1 if select else 0)
    no = max((len(key) for key in ignore if _matches(rule, key)), default=-1)
    return yes > no


def _matches(rule: Rule, key: str) -> bool:
    return rule.name == key or rule.code.startswith(key.upper())


def _matching(rules: tuple[Rule, ...], key: str) -> list[Rule]:
    found = [rule for rule in rules if key and _matches(rule, key)]
    if not found:
        names = [name for rule in rules for name in (rule.code, rule.name)]
        near = difflib.get_close_matches(key, names, n=1)
        raise UsageError(
            tr("there is no rule {key!r}", key=key),
            hint=tr("did you mean {near}?", near=near[0]) if near else tr("plandraft rules lists them all"),
        )
    return found


def _one(rules: tuple[Rule, ...], key: str) -> str:
    found = [rule for rule in rules if key in (rule.name, rule.code)]
    return found[0].code if found else _not_one(rules, key)


def _not_one(rules: tuple[Rule, ...], key: str) -> str:
    _matching(rules, key)
    raise UsageError(tr("{key!r} is several rules", key=key), hint=tr("settings belong to one rule, such as PD302"))
