"""Counting tokens: exact with a verified vocabulary, estimated without one, and never a download."""

from __future__ import annotations

import base64
import hashlib
import inspect
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.models.costs import tokens
from plandraft.models.costs.tokens import counter_for, estimating_counter, exact_counter
from plandraft.models.costs.vocabularies import CL100K, O200K, Vocabulary


def tiny(folder: Path, *extra: bytes, damaged: bool = False) -> Vocabulary:
    """An encoding of all bytes and a few longer tokens, written where tiktoken would keep it."""
    ranks = [bytes([n]) for n in range(256)] + list(extra)
    data = b"\n".join(base64.b64encode(token) + b" %d" % rank for rank, token in enumerate(ranks))
    (folder / "tiny").write_bytes(data[:-3] if damaged else data)
    return Vocabulary(
        encoding="tiny",
        cache_name="tiny",
        sha256=hashlib.sha256(data).hexdigest(),
        pattern=r"\p{L}+|\p{N}|[^\p{L}\p{N}]",
    )


def test_a_verified_vocabulary_counts_exactly(tmp_path: Path) -> None:
    """Merged tokens count once, everything else byte by byte."""
    word = "工".encode()
    counter = exact_counter(tiny(tmp_path, word[:2], word), tmp_path)
    assert counter is not None
    assert counter.exact
    assert (counter.count("工"), counter.count("会"), counter.count("工会1"), counter.count("")) == (1, 3, 5, 0)
    assert "tiny" in counter.how


def test_special_tokens_in_a_text_are_text(tmp_path: Path) -> None:
    """A sample may hold anything; nothing in it raises."""
    counter = exact_counter(tiny(tmp_path), tmp_path)
    assert counter is not None
    assert counter.count("<|endoftext|>") == len("<|endoftext|>")
    assert counter.count("\x00\ud800") > 0


def test_a_damaged_file_is_left_alone_and_not_used(tmp_path: Path) -> None:
    """Tiktoken would delete it and go to the network."""
    assert exact_counter(tiny(tmp_path, damaged=True), tmp_path) is None
    assert (tmp_path / "tiny").exists()


def test_without_a_vocabulary_the_count_is_a_cautious_estimate(tmp_path: Path) -> None:
    """It says so, once, in words; the network guard of the tests would fail a download."""
    counter = counter_for("gpt-4o-mini", cache_dir=tmp_path / "none")
    assert not counter.exact
    assert "estimated" in counter.how
    assert counter.count("工会" * 100) >= 200 * 0.73


def test_without_tiktoken_the_count_is_an_estimate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation of it does not stop a draft."""
    vocabulary = tiny(tmp_path, b"a broken one")
    monkeypatch.setitem(sys.modules, "tiktoken", None)
    assert exact_counter(vocabulary, tmp_path) is None


def test_the_family_decides_how_dense_a_text_is(tmp_path: Path) -> None:
    """Counting a Qwen model with an old GPT vocabulary would be twice too high."""
    text = "职工代表大会" * 50
    counts = [
        counter_for(name, cache_dir=tmp_path).count(text) for name in ("deepseek-chat", "vendor/qwen-max", "gpt-4")
    ]
    assert counts == sorted(counts)
    assert counts[2] > 2 * counts[0]


@given(st.text(max_size=200), st.text(max_size=50))
def test_more_text_never_counts_less(text: str, more: str) -> None:
    """An estimate that shrank would overfill a window."""
    counter = estimating_counter(0.73)
    assert counter.count(text + more) >= counter.count(text) >= 0


@pytest.mark.parametrize("vocabulary", [O200K, CL100K], ids=lambda v: v.encoding)
def test_names_sums_and_patterns_are_those_of_tiktoken(vocabulary: Vocabulary) -> None:
    """A new tiktoken that splits differently would make our counts wrong."""
    public = pytest.importorskip("tiktoken_ext.openai_public")
    source = inspect.getsource(public.ENCODING_CONSTRUCTORS[vocabulary.encoding])
    made = {}

    def load(place: str, expected_hash: str) -> dict[bytes, int]:
        made.update(name=hashlib.sha1(place.encode()).hexdigest(), sha256=expected_hash)
        return {}

    spaces = dict(vars(public)) | {"load_tiktoken_bpe": load}
    exec(source, spaces)
    found = spaces[vocabulary.encoding]()
    assert found["pat_str"] == vocabulary.pattern
    assert made == {"name": vocabulary.cache_name, "sha256": vocabulary.sha256}


def test_importing_the_counter_loads_no_tokenizer() -> None:
    """It is loaded where it is first needed."""
    assert "tiktoken" not in vars(tokens)
