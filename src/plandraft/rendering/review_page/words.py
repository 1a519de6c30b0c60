"""The words around a plan on its review page; those of the catalogue are looked up where they are said."""

from __future__ import annotations

from collections.abc import Callable

from plandraft.core.finding import Lang
from plandraft.core.plan import Origin
from plandraft.messages import marked, tr_in

Say = Callable[..., str]
"""The words under a name, with what is put into them."""

_POINTS: dict[str, dict[Lang, str]] = {
    "colon": {"zh": "：", "en": ": "},
    "comma": {"zh": "，", "en": ", "},
    "list": {"zh": "、", "en": ", "},
    "in_brackets": {"zh": "（{words}）", "en": " ({words})"},
}
_WORDS: dict[str, str] = {
    "page": marked("Review page"),
    "skip": marked("Skip to the plan"),
    "contents": marked("Contents"),
    "theme": marked("Light or dark"),
    "print": marked("Print the plan"),
    "todo": marked("To do"),
    "todo_lead": marked(
        "Work through them and tick off what is done; ticks stay in this browser and change nothing in the plan."
    ),
    "done": marked("ticked off"),
    "previous": marked("Previous"),
    "next": marked("Next"),
    "gap": marked("Missing"),
    "error": marked("Errors"),
    "warning": marked("Warnings"),
    "proposal": marked("Proposals to confirm"),
    "hint": marked("Hints"),
    "one_gap": marked("missing"),
    "one_error": marked("error"),
    "one_warning": marked("warning"),
    "one_proposal": marked("proposal"),
    "one_hint": marked("hint"),
    "nothing_open": marked("Nothing is missing and nothing is to be mended."),
    "not_checked_yet": marked("Not checked."),
    "no_errors": marked("No errors were found."),
    "number_error": marked("Errors to mend: {n}."),
    "number_warning": marked("Warnings: {n}."),
    "number_gap": marked("Facts to fill in: {n}."),
    "number_proposal": marked("Proposals to confirm: {n}."),
    "plan": marked("The plan"),
    "annex": marked("Annex"),
    "traces": marked("Goals, measures, steps, owners"),
    "traces_lead": marked(
        "Point at anything, or focus it: the goals, measures, calendar lines, money and owners it is linked with light "
        "up. Arrow keys go up and down, Esc ends it."
    ),
    "goal": marked("Goal"),
    "measure": marked("Measure"),
    "steps": marked("Steps"),
    "owner": marked("Owner"),
    "behind": marked("Origin"),
    "no_goal": marked("no goal"),
    "no_owner": marked("nobody"),
    "no_steps": marked("no steps"),
    "no_time": marked("no time"),
    "partners": marked("with"),
    "indicator": marked("done when"),
    "proposed_value": marked("proposed"),
    "samples": marked("Items of other plans seen when drafting"),
    "time": marked("Timeline"),
    "time_lead": marked(
        "A bar is the months of a measure, a dot the time of a step, a dashed line what goes on all the time."
    ),
    "load": marked("Load of each owner, month by month"),
    "load_lead": marked(
        "Numbers are the steps and calendar lines of a month; what goes on all the time counts once a month."
    ),
    "items": marked("{n} in all"),
    "money": marked("Money"),
    "sum": marked("Total"),
    "yuan": marked("yuan"),
    "pays_for": marked("pays for"),
    "about_checks": marked("About the checks"),
    "unchecked": marked("Rules that could not look"),
    "accepted": marked("Accepted findings"),
    "unread": marked("What was not understood"),
    "made_offline": marked("Drafted offline, no model was asked"),
    "made_by": marked("Drafted with {model}"),
    "goals_count": marked("goals"),
    "measures_count": marked("measures"),
    "entries_count": marked("calendar lines"),
    "owners_count": marked("owners"),
    "money_count": marked("money (yuan)"),
    "whole_plan": marked("whole plan"),
    "loose_entries": marked("Calendar lines of no measure"),
    "no_area": marked("No area"),
    "missing_text": marked("Missing: {what}"),
    "proposed_node": marked("A proposal: the profile does not ask for this"),
    "proposed_value_text": marked("A proposed target: confirm it or put in your own"),
    "proposed_figures": marked("Figures are proposals: put in your own"),
    "proposed_money": marked("Amounts are proposals: put in your own"),
    "part_title": marked("title"),
    "part_preamble": marked("opening"),
    "part_ideology": marked("guiding thought"),
    "part_goals": marked("the goals"),
    "part_measures": marked("the measures"),
    "part_schedule": marked("calendar"),
    "part_budget": marked("money"),
    "part_closing": marked("closing"),
    "part_signature": marked("signature"),
    "no_script": marked("Scripts are off: text, lists and charts can be read, but nothing lights up."),
    "trace_bar": marked("What hangs together"),
    "title_of_none": marked("Work plan"),
}
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ORIGINS: dict[Origin, str] = {
    Origin.PROFILE: marked("facts of the profile"),
    Origin.REQUIRED: marked("required from above"),
    Origin.CARRIED_OVER: marked("carried over from last year"),
    Origin.PRACTICE: marked("common practice"),
    Origin.PROPOSED: marked("our proposal"),
    Origin.PENDING: marked("waits for a fact"),
}


def saying(lang: Lang) -> Say:
    """The page's words in a language.

    >>> saying("en")("items", n=3), saying("zh")("items", n=3)
    ('3 in all', '3 项次')
    """

    def say(name: str, **put: object) -> str:
        words = _POINTS[name][lang] if name in _POINTS else tr_in(lang, _WORDS[name])
        return words.format(**put) if put else words

    return say


def origin_words(origin: Origin, lang: Lang) -> str:
    """Where a node comes from, in words."""
    return tr_in(lang, _ORIGINS[origin])


def month_name(month: int, lang: Lang) -> str:
    """A month as a chart names it.

    >>> month_name(3, "zh"), month_name(3, "en")
    ('3月', 'Mar')
    """
    return f"{month}月" if lang == "zh" else _MONTHS_EN[month - 1]
