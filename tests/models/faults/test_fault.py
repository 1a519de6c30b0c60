"""Sorting errors: codes in their field, words in the sentence, and the status last."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import formatdate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.errors import UsageError
from plandraft.models.faults.error_bodies import ErrorDetails, is_error, read_error
from plandraft.models.faults.error_codes import CODES
from plandraft.models.faults.fault import CallFailed, Fault, call_failures, classify, fault_of, fault_of_body
from plandraft.models.faults.fault import _wait as wait_of

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["error", "message", "code", "type", "detail", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("number", [code for code in CODES if code.isdigit()])
def test_a_vendors_number_counts_in_the_field_for_codes_only(number: str) -> None:
    """In a sentence it may be a token count, a room or a sum of money."""
    in_words = read_error({"error": {"message": f"busy: {number} requests before you, retry in {number} ms"}})
    in_field = read_error({"error": {"message": "busy", "code": number}})
    as_int = read_error({"code": int(number), "msg": "busy"})
    assert classify(503, in_words) == "retry"
    assert classify(400, in_words) == "adapt"
    assert classify(503, in_field) == classify(503, as_int) == CODES[number]


@pytest.mark.parametrize(
    ("body", "codes", "message"),
    [
        ({"error": {"message": "m", "type": "t", "code": "C"}}, ("c", "t"), "m"),
        ({"error": "m"}, (), "m"),
        ({"object": "error", "message": "m", "code": 400}, ("400",), "m"),
        ({"code": 20015, "message": "m", "data": None}, ("20015",), "m"),
        ({"error": {"code": "c", "message": "m"}, "id": "as-1"}, ("c",), "m"),
        ({"error_code": 110, "error_msg": "m"}, ("110",), "m"),
        ({"detail": [{"msg": "m", "loc": ["body", "x"], "type": "t", "input": "secret"}]}, ("t",), "m"),
        ("m", (), "m"),
        ('{"error": {"message": "m"}}', (), "m"),
        ([{"error": {"message": "m", "code": 429}}], ("429",), "m"),
        ({"base_resp": {"status_code": 1008, "status_msg": "m"}}, ("1008",), "m"),
        ({"error": {"message": '{"error": {"message": "m", "code": "c"}}'}}, ("c",), "m"),
        (b'{"message": "m"}', (), "m"),
        (None, (), ""),
    ],
)
def test_error_bodies_come_in_many_shapes(body: Any, codes: tuple[str, ...], message: str) -> None:
    """All are read into codes and one sentence; what a server echoes of the prompt is no part of it."""
    said = read_error(body)
    assert (set(said.codes), said.message) == (set(codes), message)


@given(json_values)
def test_no_body_makes_it_raise(body: Any) -> None:
    """And every one of them is sorted somehow."""
    for status in (None, 200, 307, 400, 401, 403, 404, 413, 429, 500, 503):
        assert classify(status, read_error(body))


def test_a_page_is_cut_to_its_title() -> None:
    """And its words decide nothing."""
    said = read_error("<!DOCTYPE html><html><title>502 Bad\n Gateway</title><body>context length sensitive</body>")
    assert (said.page, said.message) == (True, "a web page: 502 Bad Gateway")
    assert classify(502, said) == "retry"
    assert classify(404, said) == "unknown"


def test_a_completion_is_no_error() -> None:
    """Fields that vendors send along with a good reply."""
    for fine in ({}, {"code": 0}, {"code": "200", "choices": []}, {"error": None}, {"base_resp": {"status_code": 0}}):
        assert not is_error(fine)
    for bad in ({"error": "x"}, {"code": 500}, {"base_resp": {"status_code": 1002}}, {"detail": []} | {"code": 1}):
        assert is_error(bad)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after-ms": "250", "retry-after": "7"}, 0.25),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": formatdate(1_000, usegmt=True), "date": formatdate(970, usegmt=True)}, 30.0),
        ({"retry-after": formatdate(970, usegmt=True), "date": formatdate(1_000, usegmt=True)}, 0.0),
        ({}, None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    """Seconds, milliseconds, or a date by the server's own clock."""
    assert wait_of(headers) == seconds


def test_what_is_shown_is_short_and_without_the_key() -> None:
    """Redacted first, cut afterwards."""

    def redact(text: str) -> str:
        return text.replace("sk-canary", "***")

    fault = fault_of_body({"error": "x" * 280 + "sk-canary" * 9}, status=400, redact=redact)
    assert len(fault.message) <= 300
    assert "sk-can" not in fault.message
    moved = fault_of_body("", status=307, redact=redact, headers={"location": "https://a.example/sk-canary?sk-canary"})
    assert moved.message == "HTTP 307: the address has moved to https://a.example/***"


def test_a_fault_of_this_programme_is_not_retried() -> None:
    """Only what a network does is."""
    assert fault_of(TypeError("x")).action == "stop"
    assert fault_of(ConnectionResetError("x")).action == "retry"
    assert ErrorDetails().text == " "


def test_exceptions_leave_a_call_one_way() -> None:
    """What says that no call can be made passes as it is; everything else is a fault, without the key."""

    def raised(error: Exception, known: Callable[[Exception], Fault | None] | None = None) -> Exception:
        with pytest.raises(Exception) as caught, call_failures(lambda text: text.replace("sk-1", "***"), known):  # noqa: PT011
            raise error
        return caught.value

    refused = UsageError("no proxy can be used")
    assert raised(refused) is refused
    passing = raised(ConnectionResetError("gone, with sk-1"))
    assert isinstance(passing, CallFailed)
    assert (passing.fault.action, passing.fault.message) == ("retry", "ConnectionResetError: gone, with ***")
    late = Fault(action="retry", message="no answer within 3 s", late=True)
    own = raised(TimeoutError(), lambda error: late if isinstance(error, TimeoutError) else None)
    assert isinstance(own, CallFailed)
    assert own.fault is late
    with pytest.raises(KeyboardInterrupt), call_failures(str):
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<html><head><title>错误</title></head><body>访问被安全策略拦截</body></html>", "错误: 访问被安全策略拦截"),
        ("<html><head><style>a{}</style></head><body>系统维护中</body></html>", "系统维护中"),
        ("<h1>错误</h1><p>错误：请登录</p><script>x()</script>", "错误: 请登录"),
        ("<html><head><title>504 Gateway Time-out</title></head><body>nginx</body></html>", "504 Gateway Time-out"),
    ],
)
def test_a_page_tells_its_title_or_what_it_shows(page: str, said: str) -> None:
    """A gateway's page that is called 错误 says in its text what the matter is, in the encoding of the house."""
    assert read_error(page.encode("gbk")).message == f"a web page: {said}"


@pytest.mark.parametrize(
    ("message", "code", "action"),
    [
        ("{'error': '/chat/completions: Invalid model name passed in model=m. Call `/v1/models`'}", "400", "unknown"),
        ("No deployments available for selected model, Try again in 60 seconds.", "429", "retry"),
        ("key not allowed to access model. This key can only access models=['a'].", "401", "key"),
        ("litellm.NotFoundError: OpenAIException - nothing here", "404", "unknown"),
        ("Unsupported parameter: temperature", "400", "adapt"),
    ],
)
def test_what_a_gateway_writes_into_a_400_is_more_exact_than_the_400(message: str, code: str, action: str) -> None:
    """LiteLLM puts the status of what is behind it into the body, and a Python dictionary for a sentence."""
    said = read_error({"error": {"message": message, "type": "None", "param": "None", "code": code}})
    assert classify(400, said) == action
    assert said.message
    assert not said.message.startswith("{")
