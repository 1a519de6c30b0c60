"""Tokens to mend one faulty node, and many at once, beside asking for the whole draft again.

    python benchmarks/repair.py [--out FILE]

For each example profile the offline model's plan is taken, one node is spoilt in each of several ways, and the repair
question that follows is counted: its prompt, and an answer that sets the one field. Then all measures lose their
owners: how many questions that is, and what one node of them costs. The rival is the whole question with the plan as
its answer. A provider's prefix cache is counted as the part of the prompt that is byte for byte the
same as in the asks before it.
"""

from __future__ import annotations

import argparse
import json
import statistics
from itertools import takewhile
from pathlib import Path

import plandraft
from plandraft.api.jobs import job_for
from plandraft.api.material import Material
from plandraft.api.model_choice import Endpoint
from plandraft.api.terms import Terms
from plandraft.core.ask import Limits
from plandraft.core.patch import apply_patch, set_field
from plandraft.core.plan import Plan
from plandraft.core.scheduling import with_entries
from plandraft.drafting.flow import fill_draft, whole_question

MANY = 25
ROOT = Path(__file__).parents[1]
FAULTS = {
    "no owner": ("owner", ""),
    "no time": ("timing", {}),
    "unknown owner": ("owner", "外事侨务处"),
}
ANSWERS = {
    "owner": {"id": "M1", "field": "owner", "value": "工会办公室"},
    "timing": {"id": "M1", "field": "months", "value": [3]},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    counter = Endpoint().counter()
    lines = [f"tokens {'exact' if counter.exact else 'estimated'}; whole = prompt + answer of the whole question"]
    lines.append(
        f"{'profile':<16}{'fault':<16}{'prompt':>8}{'uncached':>10}{'answer':>8}{'whole':>8}{'share':>8}{'uncached':>10}"
    )
    shares, uncached_shares, many = [], [], []
    for path in sorted((ROOT / "examples" / "profiles").glob("*.yaml")):
        plan = plandraft.draft(path).plan
        job = job_for(path, Terms()).material
        question = whole_question(job.brief)
        whole = job.tools.make_ask(question.prompt, question.inputs, Limits(reply_tokens=job.options.reply_tokens))
        rival = counter.count(whole.text) + counter.count(_answer_of(plan))
        for name, (field, value) in FAULTS.items():
            asks = _repairs(_spoilt(plan, plan.measures[:1], field, value), job)
            if not asks:
                continue
            prompt, answer = (
                counter.count(asks[0].text),
                counter.count(json.dumps({"patches": [ANSWERS[field]]}, ensure_ascii=False)),
            )
            uncached = prompt - counter.count(_shared_beginning(asks[0].text, _other(plan, job)))
            share, least = (prompt + answer) / rival, (uncached + answer) / rival
            shares.append(share)
            uncached_shares.append(least)
            lines.append(
                f"{path.stem:<16}{name:<16}{prompt:>8}{uncached:>10}{answer:>8}{rival:>8}{share:>8.1%}{least:>10.1%}"
            )
        spoilt = plan.measures[:MANY]
        asks = _repairs(_spoilt(plan, spoilt, "owner", ""), job)
        each = sum(counter.count(ask.text) for ask in asks) / len(spoilt) + counter.count(
            json.dumps(ANSWERS["owner"], ensure_ascii=False)
        )
        many.append(f"{path.stem:<16}{len(spoilt):>8}{len(asks):>11}{each:>16.0f}{rival:>8}{each / rival:>8.1%}")
    lines += ["", f"{'all owners gone':<16}{'nodes':>8}{'questions':>11}{'tokens a node':>16}{'whole':>8}{'share':>8}"]
    lines += [*many, ""]
    lines.append(
        f"median share {statistics.median(shares):.1%}, "
        f"with the cached prefix left out {statistics.median(uncached_shares):.1%}"
    )
    text = "\n".join(lines)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


def _spoilt(plan: Plan, measures, field: str, value) -> Plan:
    """The plan with a field of some measures set; of a time the actions' too, and the calendar made anew."""
    for measure in measures:
        plan = apply_patch(plan, set_field(plan, measure.id, field, value))
        for number in range(len(measure.actions) if field == "timing" else 0):
            plan = apply_patch(plan, set_field(plan, measure.id, f"actions/{number}/timing", value))
    return with_entries(plan)


def _repairs(plan: Plan, job: Material):
    flow = fill_draft(plan, job.brief, job.options, job.tools)
    try:
        asks = next(flow)
    except StopIteration:
        return ()
    flow.close()
    return asks


def _other(plan: Plan, job: Material) -> str:
    """The prompt of a repair of another node, which a provider has seen before."""
    asks = _repairs(_spoilt(plan, plan.measures[1:2], "owner", ""), job)
    return asks[0].text if asks else ""


def _shared_beginning(one: str, other: str) -> str:
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _answer_of(plan: Plan) -> str:
    shown = {
        "ideology": plan.ideology.text,
        "goals": [{"ref": g.id, "text": g.text, "indicator": g.indicator, "area": g.area} for g in plan.goals],
        "measures": [
            m.model_dump(mode="json", include={"id", "area", "title", "goal_ids", "owner", "partners", "indicator"})
            | {"actions": m.texts, "months": m.timing.label}
            for m in plan.measures
        ],
        "schedule": [
            {"months": e.timing.label, "title": e.title, "measures": list(e.measure_ids)} for e in plan.schedule
        ],
    }
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
