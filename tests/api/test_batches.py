"""Drafts through a batch API: the plans of live runs, whatever comes back, in whatever order, whoever is killed."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from plandraft import api
from plandraft.api import RunBudget
from plandraft.api.batch_targets import targets_of
from plandraft.api.inputs import open_profile
from plandraft.batch.view import BatchView
from plandraft.core.draft import Draft
from plandraft.core.money import Price
from plandraft.errors import (
    KeyRejected,
    ModelError,
    ModelUnknown,
    ModelUnreachable,
    OutputError,
    QuotaExhausted,
    UsageError,
)
from plandraft.journal import Journal
from tests.batch_api import BatchOffice, Line, answered, refused, responded, serving, unserved
from tests.faults.office import Office

PROFILES = Path(__file__).parents[2] / "examples" / "profiles"
PROFILE, OTHER = PROFILES / "hospital-clinic.yaml", PROFILES / "school.yaml"
KEY = "sk-canary-7f3a9b1c5d2e8046"
AT_FIRST, OTHERS, ASKS = 3, 3, 6
"""Questions of the first round of the first profile's draft (frame, two groups), of the other's, and of all rounds."""
_RUN = "import sys; from plandraft.cli.main import main; main(sys.argv[1:])"


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    """What is said to each prompt of both profiles' drafts."""
    made = [api.draft(profile, model=Office()) for profile in (PROFILE, OTHER)]
    return {exchange.ask.text: exchange.answer.text for draft in made for exchange in draft.exchanges}


@pytest.fixture(scope="module")
def live(answers: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Draft]:
    """The drafts that live runs come to."""
    with pytest.MonkeyPatch.context() as patch, serving(BatchOffice(answers)) as served:
        patch.setenv("PLANDRAFT_API_KEY", KEY)
        patch.setenv("PLANDRAFT_HOME", str(tmp_path_factory.mktemp("live")))
        return {profile: api.draft(profile, model="m", base_url=served.url) for profile in (PROFILE, OTHER)}


@pytest.fixture
def office(answers: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchOffice]:
    """A batch API that answers so."""
    monkeypatch.setenv("PLANDRAFT_API_KEY", KEY)
    with serving(BatchOffice(answers)) as served:
        yield served


class Told(list):
    """The notes that were told."""

    def __call__(self, event: Any) -> None:
        if event.kind == "note":
            self.append(event.message)


def submit(office: BatchOffice, *profiles: Path, **more: Any) -> BatchView:
    """Submit a batch."""
    return api.submit_batch(profiles or [PROFILE], model="m", base_url=office.url, **more)


def collect(name: str | None = None, **more: Any) -> BatchView:
    """Collect until the end, without ever sleeping for real."""
    return api.collect_batch(name, wait=True, sleep=lambda seconds: None, **more)


def same(made: Draft, live: Draft) -> bool:
    """Whether a draft is the one that a live run came to."""
    return (made.plan, made.report) == (live.plan, live.report)


def only(view: BatchView) -> Draft:
    """The one draft of a view."""
    (made,) = view.drafts.values()
    return made


def run_of(view: BatchView) -> str:
    """The one run of a view."""
    (entry,) = view.runs
    return entry.run


def usage_of(run: str) -> tuple[int, int]:
    """Calls and completion tokens that are kept of a run."""
    found = api.show_run(run).summary
    return found.calls, found.usage.completion_tokens


def at_first(special: Callable[[Line], Any], office: BatchOffice, *, batch: int = 2) -> Callable[[Line, int], Any]:
    """A script: one line of the n-th batch has something special, the first time."""
    met: list[str] = []

    def line(one: Line, number: int) -> Any:
        if number == batch and not met:
            met.append(one["custom_id"])
            return special(one)
        return answered(one, office.say(one["body"]))

    return line


def test_a_batch_comes_to_the_plan_of_a_live_run(office, tmp_path, live):
    """Round by round, each question sent once and in any order, its cost kept; then it is drafted live for nothing."""
    told = Told()
    view = submit(office, into=tmp_path, formats=(".md", ".json"), on_event=told)
    assert not view.done
    assert f"round 1: {AT_FIRST} questions" in told[0]
    view = collect(on_event=told)
    assert view.done
    assert (view.batch.rounds, len(view.files)) == (4, 4)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["hospital-clinic.json", "hospital-clinic.md", "state"]
    assert set(office.served.values()) == {1}
    assert len(office.served) == ASKS
    assert usage_of(run_of(view)) == (ASKS, 5 * ASKS)
    again = api.draft(PROFILE, model="m", base_url=office.url)
    assert office.live == []
    assert same(again, only(view))
    assert same(live[PROFILE], only(view))


def test_two_profiles_share_files_and_are_written_apart(office, tmp_path, live):
    """Their questions stand in the same files, round by round."""
    view = submit(office, PROFILE, OTHER, into=tmp_path)
    view = collect()
    assert view.done
    assert len(view.drafts) == 2
    assert view.files[0].total == AT_FIRST + OTHERS
    for entry, profile in zip(view.runs, (PROFILE, OTHER), strict=True):
        assert same(view.drafts[entry.run], live[profile])
        assert (tmp_path / f"{profile.stem}.md").exists()
    assert set(office.served.values()) == {1}


def test_the_same_question_of_two_runs_stands_in_the_file_once(office, tmp_path):
    """Two files with the same content are one run; drafts that only differ later share their first questions."""
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(PROFILE.read_bytes())
    view = collect(submit(office, PROFILE, copy, into=tmp_path).id)
    assert view.done
    assert len(view.runs) == 1
    assert (tmp_path / "copy.md").read_bytes() == (tmp_path / "hospital-clinic.md").read_bytes()
    longer = api.options_for("m", max_reasks=1)
    view = collect(submit(office, options=longer).id)
    assert view.done
    assert view.files == ()
    assert set(office.served.values()) == {1}


def test_a_second_batch_goes_out_while_the_first_is_under_way(office, live):
    """Questions of another plan do not wait for it; those that are under way are not sent again."""
    office.looks = 9
    first = submit(office)
    second = submit(office, PROFILE, OTHER)
    assert [file.total for file in second.files] == [OTHERS]
    assert submit(office).id == first.id
    assert len(office.batches) == 2
    office.looks = 0
    made = collect(second.id)
    assert [same(made.drafts[entry.run], live[name]) for entry, name in zip(made.runs, live, strict=True)] == [
        True,
        True,
    ]
    assert collect(first.id).done
    assert set(office.served.values()) == {1}


def test_what_was_not_sent_any_more_is_sent_by_the_same_command(office, monkeypatch):
    """The endpoint took one file of several."""
    office.looks = 9
    monkeypatch.setattr("plandraft.batch.sending.MOST_BYTES", 1)
    made = lambda: sum(call == "POST /v1/batches" for call in office.calls)  # noqa: E731
    office.before = lambda method, path: (402, {}) if path == "/v1/files" and made() else None
    with pytest.raises(QuotaExhausted):
        submit(office, PROFILE, OTHER)
    assert len(office.batches) == 1
    office.before = lambda method, path: None
    assert len(submit(office, PROFILE, OTHER).under_way) == AT_FIRST + OTHERS
    office.looks = 0
    assert collect().done
    assert set(office.served.values()) == {1}


def test_many_questions_go_out_in_several_files(office, monkeypatch):
    """No more than the API takes in one."""
    monkeypatch.setattr("plandraft.batch.sending.MOST_BYTES", 20_000)
    view = collect(submit(office).id)
    assert view.done
    assert len(view.files) > 3
    assert set(office.served.values()) == {1}


def test_collecting_what_is_not_ready_changes_nothing(office):
    """It says how far it is; what is not there is not asked again."""
    office.looks = 2
    view = submit(office)
    for _ in range(2):
        view = api.collect_batch(view.id)
        assert view.files[0].status == "in_progress"
        assert len(view.under_way) == 1
    assert [(one.files[0].status, one.done) for one in api.batch_status()] == [("completed", False)]
    assert collect().done
    assert set(office.served.values()) == {1}


FAULTS: dict[str, tuple[Callable[[Line], Any], int]] = {
    "rate": (lambda line: refused(line, 429, "slow down", code="rate_limit_exceeded"), 1),
    "server": (lambda line: refused(line, 500, "oops"), 1),
    "status-0": (lambda line: {**responded(line, 0, None)}, 1),
    "expired": (unserved, 1),
    "cancelled": (lambda line: unserved(line, "batch_cancelled"), 1),
    "missing": (lambda line: None, 1),
    "empty": (lambda line: answered(line, ""), 1),
    "no-choices": (lambda line: responded(line, 200, {"id": "c", "choices": None}), 1),
    "error-in-200": (lambda line: responded(line, 200, {"error": {"message": "busy", "code": "1302"}}), 1),
    "broken-line": (lambda line: '{"custom_id": "' + line["custom_id"] + '", "resp', 1),
    "no-json": (lambda line: "<html>", 1),
    "not-an-object": (lambda line: "[1, 2]", 1),
    "null-body": (lambda line: responded(line, 200, None), 1),
    "broken-off": (lambda line: answered(line, '{"measures": [', finish_reason="error"), 1),
}
"""What passes, and how many more files it costs."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_that_may_pass_is_asked_again_in_the_next_round(office, name, live):
    """Only the one question; the plan is the right one."""
    special, more = FAULTS[name]
    office.line = at_first(special, office)
    view = collect(submit(office).id)
    assert view.done
    assert len(view.files) == 4 + more
    assert view.files[2].total == 1
    assert same(only(view), live[PROFILE])
    assert sum(office.served.values()) - len(office.served) <= 1


@pytest.mark.parametrize(
    "extra",
    [
        lambda line: [answered(line, "nonsense"), answered({"custom_id": "0" * 64}, "{}")],
        lambda line: [unserved(line), refused(line, 500, "x")],
        lambda line: [refused(line, 400, "no"), "{}", "", '{"custom_id": 7}'],
    ],
)
def test_lines_that_are_doubled_unknown_or_broken_do_no_harm(office, extra, live):
    """The best line about a question counts; of the others it is told that they were there."""

    def line(one: Line, number: int) -> Any:
        return [answered(one, office.say(one["body"])), *extra(one)]

    office.line = line
    made = only(collect(submit(office).id))
    office.line = None
    if "nonsense" not in str(extra({"custom_id": "a"})):
        assert same(made, live[PROFILE])
    assert made.run


def test_what_was_served_before_the_batch_expired_is_kept(office, live):
    """The rest is asked in the next round; nothing that came is asked again."""
    office.ends = lambda number: ("expired" if number == 1 else "completed", None)
    seen: list[str] = []

    def line(one: Line, number: int) -> Line:
        seen.append(one["custom_id"])
        return unserved(one) if number == 1 and len(seen) > 1 else answered(one, office.say(one["body"]))

    office.line = line
    view = collect(submit(office).id)
    assert view.done
    assert [(file.status, file.total) for file in view.files][:2] == [
        ("expired", AT_FIRST),
        ("completed", AT_FIRST - 1),
    ]
    assert set(office.served.values()) == {1}
    assert same(only(view), live[PROFILE])


def test_what_is_for_the_flow_is_an_answer(office):
    """A refusal of the content filter is a named gap, as in a live run."""
    office.line = at_first(
        lambda line: answered(line, "", finish_reason="content_filter", message={"content": None}), office
    )
    view = collect(submit(office).id)
    assert view.done
    (failed,) = [said for said in api.show_run(run_of(view)).asks if said.failure]
    assert failed.failure["kind"] == "refused"
    assert only(view).notes


def test_a_prompt_that_is_too_long_is_told_to_the_flow(office):
    """By the code in the error file."""
    office.line = at_first(
        lambda line: refused(line, 400, "maximum context length", code="context_length_exceeded"), office
    )
    view = collect(submit(office).id)
    kinds = [said.failure["kind"] for said in api.show_run(run_of(view)).asks if said.failure]
    assert kinds == ["too_long"]
    assert view.done


def test_a_refused_form_is_left_for_all_in_the_next_round(office):
    """The ladder of live calls: learnt once, and no body that was refused is sent again."""
    bodies: list[str] = []

    def line(one: Line, number: int) -> Line:
        bodies.append(str(one["body"]))
        if one["body"].get("response_format", {}).get("type") == "json_schema":
            said = "response_format.type `json_schema` is unavailable now"
            return refused(one, 400, said, param="response_format", type="invalid_request_error")
        return answered(one, office.say(one["body"]))

    office.line = line
    view = collect(submit(office).id)
    assert view.done
    assert len(set(bodies)) == len(bodies)
    assert len(view.files) == 5
    assert set(office.served.values()) == {1}


def test_a_400_without_a_reason_walks_down_the_ladder_once(office):
    """What then worked is how the later rounds ask; a process in between does not forget it."""
    bodies: list[str] = []

    def line(one: Line, number: int) -> Line:
        bodies.append(str(one["body"]))
        if one["body"].get("response_format", {}).get("type") != "json_object":
            return refused(one, 400, "bad request")
        return answered(one, office.say(one["body"]))

    office.line = line
    view = submit(office)
    while not view.done:
        view = api.collect_batch(view.id)
    assert len(set(bodies)) == len(bodies)
    assert len(view.files) <= 7
    assert set(office.served.values()) == {1}


def test_an_endpoint_that_refuses_every_manner_is_a_declared_stop(office):
    """Each body was sent once."""
    bodies: list[str] = []

    def line(one: Line, number: int) -> Line:
        bodies.append(str(one["body"]))
        return refused(one, 400, "no")

    office.line = line
    submit(office)
    with pytest.raises(ModelUnreachable) as caught:
        collect()
    assert "every way" in caught.value.hint
    assert len(set(bodies)) == len(bodies)


STOPS: dict[str, tuple[Callable[[Line], Line], type[ModelError]]] = {
    "quota": (lambda line: refused(line, 429, "no money", code="insufficient_quota"), QuotaExhausted),
    "balance": (lambda line: refused(line, 402, "Insufficient Balance"), QuotaExhausted),
    "key": (lambda line: refused(line, 401, f"bad key {KEY}", code="invalid_api_key"), KeyRejected),
    "model": (lambda line: refused(line, 404, "no such model", code="model_not_found"), ModelUnknown),
}


@pytest.mark.parametrize("name", STOPS)
def test_a_fault_that_stays_stops_with_what_is_done(office, name, live):
    """One round; the answers beside it are kept, and after the user has paid, only the one question goes out."""
    special, kind = STOPS[name]
    office.line = at_first(special, office)
    view = submit(office)
    with pytest.raises(kind) as caught:
        collect()
    assert f"plandraft batch collect {view.id}" in caught.value.hint
    assert "1 plans are open" in caught.value.message
    assert KEY not in str(caught.value)
    assert len(office.batches) == 2
    view = collect()
    assert view.done
    assert view.files[2].total == 1
    assert set(office.served.values()) == {1}
    assert same(only(view), live[PROFILE])


@pytest.mark.parametrize("what", ["line", "expired", "server"])
def test_rounds_that_bring_nothing_end(office, what):
    """After a few it is said what is open; nothing goes round for ever, and the user may go on."""
    good = {"line": lambda one, n: None, "expired": lambda one, n: unserved(one), "server": lambda one, n: 500}
    office.line = good[what] if what != "server" else lambda one, n: refused(one, 500, "oops")
    office.ends = lambda number: ("expired" if what == "expired" else "completed", None)
    view = submit(office)
    with pytest.raises(ModelUnreachable) as caught:
        collect()
    assert f"{AT_FIRST} questions of 1 plans are open" in caught.value.message
    assert len(office.batches) == 3
    office.line, office.ends = None, lambda number: ("completed", None)
    assert collect(view.id).done


def test_a_question_that_fails_again_and_again_while_others_get_on(office):
    """Four times, as live; an answer that is none is then the flow's business."""
    first: list[str] = []

    def line(one: Line, number: int) -> Line:
        if not first:
            first.append(one["custom_id"])
        bad = one["custom_id"] in first
        return answered(one, "" if bad else office.say(one["body"]))

    office.line = line
    view = submit(office)
    for _ in range(9):
        try:
            view = collect()
        except ModelUnreachable:
            continue
        if view.done:
            break
    assert view.done
    assert office.served[first[0]] <= 6
    kinds = [said.failure["kind"] for said in api.show_run(run_of(view)).asks if said.failure]
    assert kinds == ["faulty"]


def test_a_batch_that_is_refused_as_a_whole_stops(office):
    """With what the endpoint says; nothing is sent again by itself."""
    errors = {"object": "list", "data": [{"code": "invalid_url", "message": "the url is not one", "line": 1}]}
    office.ends = lambda number: ("failed", errors)
    submit(office)
    with pytest.raises(ModelError) as caught:
        collect()
    assert "the url is not one" in caught.value.message
    assert len(office.batches) == 1


def test_a_full_queue_is_met_with_smaller_files(office, live):
    """Half as many questions each time, until they are taken."""
    errors = {"data": [{"code": "token_limit_exceeded", "message": "Enqueued token limit reached for m"}]}
    office.ends = lambda number: (
        ("failed", errors) if len(list(office.batches.values())[-1].lines) > 2 else ("completed", None)
    )
    view = collect(submit(office).id)
    assert view.done
    assert same(only(view), live[PROFILE])
    assert set(office.served.values()) == {1}


@pytest.mark.parametrize("word", ["validating", "finalizing", "cancelling", "in_progress", "unheard-of", ""])
def test_a_word_that_is_no_end_means_that_it_is_under_way(office, word):
    """Also one that nobody has documented."""
    office.ends = lambda number: (word, None)
    view = api.collect_batch(submit(office).id)
    assert len(view.under_way) == 1
    assert len(office.batches) == 1


def test_a_cancelled_batch_gives_what_was_done(office):
    """And sends nothing more; its runs can be drafted live, or submitted again."""
    office.looks = 9
    view = submit(office)
    view = api.cancel_batch(view.id)
    (remote,) = office.batches.values()
    assert remote.status == "cancelling"
    assert view.batch.state == "cancelled"
    office.ends = lambda number: ("cancelled" if number == 1 else "completed", None)
    office.end(remote)
    view = collect(view.id)
    assert not view.done
    assert view.files[0].state == "collected"
    assert len(office.batches) == 1
    office.looks = 0
    view = collect(submit(office).id)
    assert view.done
    assert set(office.served.values()) == {1}


def test_a_batch_that_the_endpoint_has_lost_is_given_up_by_the_user_alone(office):
    """It may have been paid for."""
    office.looks = 9
    view = submit(office)
    office.batches.clear()
    with pytest.raises(ModelUnknown) as caught:
        collect()
    assert f"plandraft batch cancel {view.id}" in caught.value.hint
    assert api.batch_status(view.id)[0].files[0].status == "lost"
    assert api.cancel_batch(view.id).files[0].state == "dropped"
    office.looks = 0
    assert collect(submit(office).id).done


def test_a_live_run_says_that_its_answers_are_on_their_way(office):
    """It is not refused; what the batch brings afterwards is counted as paid, and changes nothing."""
    office.looks = 3
    view, told = submit(office), Told()
    made = api.resume(run_of(view), on_event=told)
    assert f"plandraft batch collect {view.id}" in told[0]
    assert len(office.live) == ASKS
    view = collect()
    assert view.done
    assert view.drafts[run_of(view)].plan == made.plan
    assert len(office.batches) == 1
    assert usage_of(run_of(view))[0] == ASKS + AT_FIRST


def test_a_run_that_is_drafted_live_in_between_needs_no_more_batches(office, tmp_path):
    """Its plan is written all the same."""
    view = submit(office, into=tmp_path)
    api.collect_batch()
    office.before = lambda method, path: (500, {}) if path == "/v1/batches" and method == "POST" else None
    api.draft(PROFILE, model="m", base_url=office.url)
    view = collect()
    assert view.done
    assert (tmp_path / "hospital-clinic.md").exists()


def test_a_plan_that_cannot_be_written_is_written_the_next_time(office, tmp_path):
    """The folder was taken away in between."""
    folder = tmp_path / "plans"
    folder.mkdir()
    submit(office, into=folder)
    folder.rmdir()
    with pytest.raises(OutputError) as caught:
        collect()
    assert "cannot write" in str(caught.value)
    folder.mkdir()
    assert collect().done
    assert (folder / "hospital-clinic.md").exists()


NO_API = [
    (404, {"error": {"message": "Not Found"}}),
    (405, {"detail": "Method Not Allowed"}),
    (501, {"error": "not implemented"}),
    (200, {"error": "Unexpected endpoint or method. (POST /v1/files)"}),
    (200, b"<html><title>Welcome</title></html>"),
    (200, [1]),
]


@pytest.mark.parametrize("reply", NO_API, ids=str)
@pytest.mark.parametrize("path", ["/v1/files", "/v1/batches"])
def test_an_endpoint_without_a_batch_api_is_told_with_another_way(office, reply, path):
    """One clear message; nothing is under way, and the run can go on live."""
    office.before = lambda method, asked: reply if asked == path and method == "POST" else None
    with pytest.raises(ModelUnknown) as caught:
        submit(office)
    assert "no batch API" in caught.value.message
    assert "plandraft many" in caught.value.hint
    assert office.batches == {}
    assert api.draft(PROFILE, model="m", base_url=office.url).plan.measures


def test_what_passes_is_waited_out(office, monkeypatch):
    """Uploads, looks and downloads; the SDK's own retries are off."""
    monkeypatch.setattr("plandraft.models.calls.retry_budget.backoff", lambda attempt, first_s: 0.0)
    bad: dict[str, int] = {}

    def before(method: str, path: str) -> Any:
        bad[f"{method} {path}"] = bad.get(f"{method} {path}", 0) + 1
        return (503, {"error": {"message": "busy"}}) if bad[f"{method} {path}"] <= 2 else None

    office.before = before
    view = collect(submit(office).id)
    assert view.done
    assert set(office.served.values()) == {1}


def test_a_create_that_was_heard_and_not_answered_is_looked_for_before_it_is_made_again(office, monkeypatch):
    """By our token in the metadata, or by the file where the endpoint forgets metadata."""
    monkeypatch.setattr("plandraft.models.calls.retry_budget.backoff", lambda attempt, first_s: 0.0)
    for keeps in (True, False):
        office.keeps_metadata = keeps
        met: list[str] = []

        def before(method: str, path: str, met: list[str] = met) -> Any:
            if method != "POST" or path != "/v1/batches" or met:
                return None
            met.append(path)
            asked = {"input_file_id": list(office.files)[-1], "endpoint": "/v1/chat/completions"}
            office._batch(asked | {"metadata": {"plandraft": _token(office)}})
            return 502, b"<html>bad gateway</html>"

        office.before = before
        options = api.options_for("m", variant=int(keeps))
        assert collect(submit(office, options=options).id).done
        assert met
        assert set(office.served.values()) == {1}


def _token(office: BatchOffice) -> str:
    """The token of the newest upload, which only the journal knows."""
    journal = Journal(Path(os.environ["PLANDRAFT_HOME"]))
    try:
        ((token,),) = journal.read("SELECT token FROM batch_files WHERE state='meant'")
    finally:
        journal.close()
    return str(token)


def killed(office: BatchOffice, number: int, when: str, *arguments: object) -> bool:
    """Run a command in a process of its own and kill it at its n-th request; False where it never came to that."""
    office.hold_at(number, when)
    command = [sys.executable, "-c", _RUN, "batch", *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not office.held.wait(0.02):
            if process.poll() is not None:
                return False
        return True
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        office.go.set()
        office.hold = (0, "")


STEPS = [
    (command, number, when)
    for command, most in (("submit", 2), ("collect", 4))
    for number in range(1, most + 1)
    for when in ("before", "after")
]
"""Every request of a submit and of a collect that sends the next round, before or after it was heard."""


@pytest.mark.parametrize(
    ("command", "number", "when"), STEPS if os.environ.get("PLANDRAFT_FAULTS") == "all" else STEPS[1:4] + STEPS[5::2]
)
def test_killed_at_any_step_nothing_is_paid_twice(office, tmp_path, command, number, when, live):
    """Uploading, making a batch, looking, fetching, uploading again, making the next."""
    arguments = ("submit", PROFILE, "--model", "m", "--base-url", office.url, "--into", tmp_path)
    if command == "submit":
        assert killed(office, number, when, *arguments)
    else:
        submit(office, into=tmp_path)
        assert killed(office, number, when, "collect")
    if command == "submit":
        submit(office, into=tmp_path)
    view = collect()
    assert view.done
    assert set(office.served.values()) == {1}
    assert len(office.served) == ASKS
    assert usage_of(run_of(view)) == (ASKS, 5 * ASKS)
    assert same(only(view), live[PROFILE])


@pytest.mark.parametrize(("lists", "most"), [(True, 1), (False, 2)])
def test_only_where_an_endpoint_lists_nothing_the_file_under_way_is_sent_again(office, tmp_path, lists, most):
    """The bounded exception: killed between making a batch and hearing its name; at most that one file."""
    office.lists = lists
    arguments = ("submit", PROFILE, "--model", "m", "--base-url", office.url, "--into", tmp_path)
    assert killed(office, 2, "after", *arguments)
    submit(office, into=tmp_path)
    view = collect()
    assert view.done
    assert max(office.served.values()) == most
    assert sum(office.served.values()) == ASKS + AT_FIRST * (most - 1)


def test_killed_while_lines_are_kept_each_is_kept_once(office, monkeypatch):
    """Line, cost and answer come together: those of the first commits are not counted again."""
    monkeypatch.setattr("plandraft.batch.collecting._AT_ONCE", 2)
    view = submit(office)
    api.collect_batch()
    from plandraft.batch.store import BatchStore

    save, saved = BatchStore.save, []

    def failing(self: BatchStore, *things: Any, also: Any = ()) -> None:
        saved.append(things)
        if len(saved) == 3:
            raise KeyboardInterrupt
        save(self, *things, also=also)

    monkeypatch.setattr(BatchStore, "save", failing)
    with pytest.raises(KeyboardInterrupt):
        api.collect_batch()
    monkeypatch.setattr(BatchStore, "save", save)
    view = collect()
    assert view.done
    assert usage_of(run_of(view)) == (ASKS, 5 * ASKS)
    assert set(office.served.values()) == {1}


def test_the_key_is_in_nothing_that_is_kept_or_told(office, tmp_path, capfd):
    """Also where the endpoint echoes it in its own names and errors, and in replies."""
    office.line = lambda one, number: (
        refused(one, 500, f"key {KEY}")
        if number == 1
        else answered(one, office.say(one["body"])[:-1] + f',"k":"{KEY}"}}')
    )
    told = Told()
    view = collect(submit(office, into=tmp_path, on_event=told).id, on_event=told)
    assert view.done
    assert office.headers[0]["authorization"] == f"Bearer {KEY}"
    found = [repr(view), "".join(told), *capfd.readouterr()]
    found += [file.read_bytes().decode("latin-1") for file in tmp_path.rglob("*") if file.is_file()]
    journal = Journal(Path(os.environ["PLANDRAFT_HOME"]))
    found.append(repr(journal.overview(run_of(view))))
    journal.close()
    assert not [text for text in found if KEY in text]


def test_plans_have_names_of_their_own(tmp_path):
    """Of the profile's file, or of the organisation; no plan is written over another's."""
    facts = open_profile(PROFILE)
    odd = facts.model_copy(update={"short_name": "一/二 工会"})
    given = [tmp_path / "a.yaml", tmp_path / "b" / "a.yaml", tmp_path / "a-2.yaml", odd]
    named = targets_of(given, [facts, facts, facts, odd], tmp_path, (".md", ".docx"))
    assert [name for name, _ in named] == ["a", "a-2", "a-2-2", "一_二_工会"]
    assert named[1][1] == (str(tmp_path / "a-2.md"), str(tmp_path / "a-2.docx"))
    assert targets_of([odd], [odd], None, (".md",)) == [("一_二_工会", ())]


PRICE = Price(input=Decimal(1), output=Decimal(1000), currency="CNY", as_of=dt.date(2026, 11, 1))
"""Five tokens of a reply cost 0.005."""


@pytest.mark.parametrize(
    ("budget", "enough", "said"),
    [
        (RunBudget(max_calls=AT_FIRST), RunBudget(max_calls=ASKS), f"调用次数上限 {AT_FIRST}"),
        (RunBudget(max_tokens=12_000), RunBudget(max_tokens=400_000), "token 上限 12000"),
        (RunBudget(max_cost=0.012), RunBudget(max_cost=9), "费用上限 0.012 CNY"),
    ],
)
def test_a_bound_is_looked_at_before_each_round(office, live, budget, enough, said):
    """A round that would go over it is not sent, as often as it is tried; with a higher one the batch goes on."""

    def line(one: Line, number: int) -> Line:
        made = answered(one, office.say(one["body"]))
        made["response"]["body"]["usage"] |= {"prompt_tokens": 4_000, "total_tokens": 4_005}
        return made

    office.line = line
    view = submit(office, budget=budget, prices={"m": PRICE})
    assert view.under_way, "the first round stays below it"
    for _ in range(2):
        with pytest.raises(ModelError, match=said) as caught:
            collect()
        assert "questions of 1 plans are open" in caught.value.message
        assert f"plandraft batch collect {view.id}" in caught.value.hint
    assert sum(office.served.values()) == AT_FIRST
    view = collect(view.id, budget=enough)
    assert view.done
    assert set(office.served.values()) == {1}
    assert same(only(view), live[PROFILE])


def test_bounds_hold_for_all_rounds_together(office):
    """What was sent before counts; with so many calls there is one too few for the last round."""
    view = submit(office, budget=RunBudget(max_calls=ASKS - 1))
    with pytest.raises(ModelError, match=f"上限 {ASKS - 1}; 1 questions"):
        collect()
    assert sum(office.served.values()) == ASKS - 1
    with pytest.raises(ModelError, match=f"上限 {ASKS - 1}; 1 questions"):
        submit(office)
    assert collect(view.id, budget=RunBudget(max_calls=ASKS)).done


def test_a_bound_below_the_first_round_sends_nothing(office):
    """The batch is there, and is told by its name; a cost that cannot be reckoned is no bound at all."""
    with pytest.raises(UsageError, match="price"):
        submit(office, budget=RunBudget(max_cost=1))
    with pytest.raises(ModelError, match="token 上限 1") as caught:
        submit(office, budget=RunBudget(max_tokens=1))
    assert office.calls == []
    (kept,) = api.batch_status()
    assert f"plandraft batch collect {kept.id}" in caught.value.hint
    assert collect(kept.id, budget=RunBudget()).done


def test_wrong_usage_costs_nothing(office, tmp_path):
    """No profile, no endpoint's model, no folder, no such format, no such batch, a bound of time."""
    for wrong in (
        lambda: api.submit_batch([], model="m", base_url=office.url),
        lambda: api.submit_batch([PROFILE], model="offline"),
        lambda: submit(office, into=tmp_path / "none"),
        lambda: submit(office, into=tmp_path, formats=(".odt",)),
        lambda: submit(office, budget=RunBudget(max_seconds=60)),
        lambda: api.collect_batch(budget=RunBudget(max_seconds=60)),
        lambda: api.collect_batch("b-none"),
        lambda: api.collect_batch(),
        lambda: api.cancel_batch("b-none"),
        lambda: api.batch_status("b-none"),
    ):
        with pytest.raises(UsageError) as caught:
            wrong()
        assert caught.value.hint
    assert office.calls == []


def test_waiting_outlasts_an_endpoint_that_is_out_of_reach_for_a_while(office, monkeypatch):
    """Without --wait it is told at once; with it after some looks."""
    monkeypatch.setattr("plandraft.models.calls.retry_budget.backoff", lambda attempt, first_s: 0.0)
    view, told, slept = submit(office), Told(), []
    office.before = lambda method, path: (503, {}) if len(slept) < 3 else None
    with pytest.raises(ModelUnreachable):
        api.collect_batch(view.id)
    assert api.collect_batch(view.id, wait=True, on_event=told, sleep=slept.append).done
    assert len(slept) == 3
    assert "looked at again later" in told[0]


def test_waiting_ends_where_an_endpoint_stays_out_of_reach(office, monkeypatch):
    """After a stated number of looks; the same command goes on."""
    monkeypatch.setattr("plandraft.models.calls.retry_budget.backoff", lambda attempt, first_s: 0.0)
    view, slept = submit(office), []
    office.before = lambda method, path: (503, {})
    with pytest.raises(ModelUnreachable):
        api.collect_batch(view.id, wait=True, sleep=slept.append)
    assert len(slept) == 9
    office.before = lambda method, path: None
    assert collect(view.id).done


def test_polls_keep_their_distance(office):
    """No more often than the stated least, whatever is asked for."""
    office.looks, slept = 2, []
    view = submit(office)
    assert api.collect_batch(view.id, wait=True, every_s=0.1, sleep=slept.append).done
    assert set(slept) == {10.0}


def test_a_run_that_is_being_worked_on_is_left_out(office):
    """The other plans are made; afterwards this one is."""
    view = submit(office, PROFILE, OTHER)
    journal, told = Journal(Path(os.environ["PLANDRAFT_HOME"])), Told()
    held = journal.begin(journal.header(view.runs[0].run))
    while len(view.under_way):
        view = api.collect_batch(on_event=told)
    assert [run.state for run in view.runs] == ["open", "done"]
    assert "being worked on" in "".join(told)
    held.close()
    journal.close()
    assert collect().done
