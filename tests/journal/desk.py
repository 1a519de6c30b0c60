"""What the journal's tests are written with: a clock that is set by hand, an invented run, and asks."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

from plandraft.core.ask import Answer, Ask, Limits, Message, Reply, Usage
from plandraft.core.brief import Brief
from plandraft.core.calendar import Calendar
from plandraft.core.draft import Draft
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.period import Period
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList
from plandraft.core.sector import Sector
from plandraft.journal import CounterNote, Journal, RunHeader

LEAKS = LeakList(strings=frozenset({"青杉岭水文站"}), runs=frozenset({"巡测船靠岸后先点名再吃饭"}))


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.at = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.at

    def pass_days(self, days: float) -> None:
        self.at += dt.timedelta(days=days)


class Nothing(FrozenModel):
    """No inputs."""


class Clerk:
    """A model that gives the same answer to everything, and keeps what it was asked."""

    name = "clerk"

    def __init__(self, answer: Answer | None = None) -> None:
        self.answer = answer or reply("{}")
        self.asked: list[str] = []

    def ask(self, ask: Ask) -> Answer:
        self.asked.append(ask.id)
        return self.answer

    async def aask(self, ask: Ask) -> Answer:
        return self.ask(ask)


def header(key: str = "a1b2c3d4e5f6", *, model: str = "invented", leaks: LeakList | None = LEAKS) -> RunHeader:
    """The header of an invented run."""
    period = Period(year=2027)
    profile = Profile(name="榆岸仪表厂工会委员会", short_name="厂工会", sector=Sector.ENTERPRISE, period=period)
    calendar = Calendar(period=period, working_months=tuple(range(1, 13)))
    return RunHeader(
        key=key,
        model=model,
        base_url="http://127.0.0.1:1/v1",
        api_key_env="SOME_KEY",
        options={"strategy": "sections"},
        brief=Brief(profile=profile, calendar=calendar, areas=(), as_of=dt.date(2026, 11, 20)),
        leaks=leaks,
        template_digest="0" * 64,
        counter=CounterNote(how="characters", exact=False, tokens_per_char=0.8),
        version="0.1",
    )


def ask(text: str = "写一句", *, prompt: str = "frame") -> Ask:
    """An ask."""
    return Ask(
        prompt=prompt,
        messages=(Message(role="system", content="简短"), Message(role="user", content=text)),
        schema_name="line",
        schema={"type": "object"},
        inputs=Nothing(),
        limits=Limits(reply_tokens=100),
    )


def reply(text: str) -> Reply:
    """A reply that was paid for."""
    return Reply(text=text, usage=Usage(prompt_tokens=12, completion_tokens=7), model="invented-1", seconds=1.5)


def draft(title: str = "厂工会2027年工作计划") -> Draft:
    """A draft with next to nothing in it."""
    plan = Plan.model_validate({"title": title, "organisation": "榆岸仪表厂工会委员会", "period": {"year": 2027}})
    return Draft(plan=plan, strategy="sections", notes=("只有标题",))


def journal(folder: Path, clock: Clock | None = None) -> Journal:
    """The journal of a folder."""
    return Journal(folder, now=clock or Clock())


def flip(file: Path, table: str, *, column: str = "body", where: str = "1") -> None:
    """Change one byte in the middle of every blob of a column, as a bad disk would."""
    connection = sqlite3.connect(file)
    with connection:
        for (body,) in connection.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchall():
            changed = bytearray(body)
            changed[len(changed) // 2] ^= 0x20
            connection.execute(f"UPDATE {table} SET {column}=? WHERE {column}=? AND {where}", (bytes(changed), body))
    connection.close()
