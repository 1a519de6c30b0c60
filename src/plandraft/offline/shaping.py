"""A measure is put into words: what is done and when, who answers for it, how one sees it, what pays for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandraft.core.brief import Brief
from plandraft.core.gap import gap
from plandraft.core.replies import ActionShape, MeasureShape
from plandraft.offline.job import Job, cut_line, kept_steps, line_of, words_of
from plandraft.offline.overlap import kinship
from plandraft.offline.owners import lead_of, partners_of
from plandraft.offline.placing import Placed
from plandraft.offline.slots import filled, is_few, is_short
from plandraft.offline.spending import item_for
from plandraft.offline.subject import document_name, subject_of
from plandraft.offline.weekend import kept_free, moved_line, moved_words
from plandraft.offline.when import working
from plandraft.offline.words import homes_of

_PARTNERS_FROM = 2
"""Level from which on partners are named."""
_SAME_RATE = 0.7
"""From this kinship on, a clause speaks of the rate that a demand sets (our choice)."""
_PLAIN_NOTE = re.compile(r"[%％]|目标|完成|未|\d月|延期")
"""Notes that say how far a demand has come, and nothing of what is to be done."""


def shape_of(job: Job, brief: Brief, level: int) -> MeasureShape:
    """The measure at a level of ``LEVELS``."""
    actions = list(_actions(job, brief, level))
    playbook = job.playbook
    said = "".join(action.text for action in actions)
    words = (*(playbook.asked if job.matters else ()), *playbook.owner) if playbook is not None else ()
    about = homes_of("".join((job.title, *(matter.text for matter in job.matters)))) if job.matters else ()
    theirs = about if playbook is not None and playbook.theirs else ()
    owner = next((m.owner for m in job.matters if m.owner), "") or lead_of(
        job.title, (said,), words, brief, homes=theirs
    )
    partners = (*about, *(playbook.partners if playbook is not None else ()))
    is_first = not is_short(brief) and any("priority" in matter.kinds for matter in job.matters)
    is_shared = is_first or (playbook is not None and (playbook.employer or bool(playbook.agenda)))
    return MeasureShape(
        area=job.heading,
        title=job.title,
        claims=[matter.id for matter in job.matters],
        actions=actions,
        owner=owner,
        partners=_partners(job, partners, brief, owner) if level >= _PARTNERS_FROM or is_shared else [],
        indicator=_sign(job, brief, level),
        budget=item_for(job.playbook, job.title, job.matters, brief),
    )


def _partners(job: Job, words: Sequence[str], brief: Brief, owner: str) -> list[str]:
    """One who helps; two with what the profile demands, where there is room."""
    most = 2 if job.matters and not is_short(brief) else 1
    return partners_of(job.title, words, brief, owner=owner, most=most)


def _sign(job: Job, brief: Brief, level: int) -> str:
    """How one sees that it was done; short where there is little room, and none where a goal says it."""
    is_daily = not job.matters and is_few(brief.profile)
    if level < _PARTNERS_FROM and (is_short(brief) or is_daily or (job.matters and not job.is_event)):
        return ""
    target = job.subject.target if job.subject is not None else None
    sign = filled(job.playbook.sign, job.values) if job.playbook is not None else ""
    sign = without_other_rates(sign, job, brief)
    if target is not None and target.verb:
        said = target.reached
        sign = "，".join(part for part in sign.split("，") if "率" not in part or target.number[-1] not in "%％")
        sign = said if level < _PARTNERS_FROM or not sign else f"{said}，{sign}"
    return sign.split("，")[0] if level < _PARTNERS_FROM else sign


def without_other_rates(text: str, job: Job, brief: Brief) -> str:
    """A text without the clauses that set another value for what a demand sets one for: 提案答复率 100% beside 95%."""
    targets = [
        target
        for matter in brief.matters
        if matter not in job.matters and (target := subject_of(matter).target) is not None and target.verb
    ]
    clauses = [
        clause
        for clause in text.split("，")
        if not any(target.number not in clause and kinship(target.subject, clause) >= _SAME_RATE for target in targets)
    ]
    return "，".join(clauses)


def _actions(job: Job, brief: Brief, level: int) -> Iterator[ActionShape]:
    kept = kept_steps(job, level) if job.playbook is not None else []
    if not kept:
        yield _unknown(job, brief)
        return
    document = next((f"按照{document_name(m.document)}要求，" for m in job.matters if m.document), "")
    notes = _notes(job) if level or job.also else ""
    main = _main_of(kept, job)
    day = kept_free(job.matters, brief.profile)
    for number, each in enumerate(kept):
        text = words_of(each, job, level)
        text = f"{document}{text}" if number == 0 else text
        text += f"；{notes}" if notes and each is main else ""
        line = line_of(each, job, is_main=each is main)
        if day is not None and each is main:
            text, line = f"{moved_words(day)}{text}", moved_line(line, day)
        yield ActionShape(text=f"{text}。", when=each.when, line=line)


def _main_of(kept: Sequence[Placed], job: Job) -> Placed:
    """The step that is the thing itself: the one in the event's month, else the main one."""
    wanted = {month for matter in job.matters if "event" in matter.kinds for month in matter.timing.months}
    ranked = sorted(
        kept, key=lambda each: (each.step.at != "main", not wanted & set(each.months), not (wanted or each.is_last))
    )
    in_time = [each for each in ranked if not wanted or wanted & set(each.months)]
    return (in_time or ranked)[0]


def _unknown(job: Job, brief: Brief) -> ActionShape:
    """Nobody knows how: the demand itself, by when, and a gap."""
    set_at = next((each.when for each in job.steps if not each.is_free), "")
    when = set_at or f"{working(brief.calendar)[-1]}月底前"
    return ActionShape(text=f"{gap('具体做法')}。", when=when, line=cut_line(job.title))


def _notes(job: Job) -> str:
    """What a demand says in brackets and further clauses, as far as it says what is to be done."""
    notes = job.subject.notes if job.subject is not None else ()
    said = [note for note in notes if not _PLAIN_NOTE.search(note)]
    return "；".join((*said, *(f"{name}一并落实" for name in job.also)))
