"""A profile file becomes a profile, or an error a clerk can act on."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.profile import Profile
from plandraft.errors import ProfileError
from plandraft.profiles import load_profile, parse_profile

GOOD = "name: 甲医院工会\nsector: hospital\nperiod: 2027\n"


def refused(text: str, form: str = "yaml") -> ProfileError:
    """The error that a text ends in."""
    with pytest.raises(ProfileError) as caught:
        parse_profile(text, form=form, file="p")
    assert caught.value.hint
    return caught.value


def outcome(text: str, form: str) -> Profile | ProfileError:
    """A profile or its error; anything else is let through and fails the test."""
    try:
        return parse_profile(text, form=form, file="p")
    except ProfileError as error:
        return error


def test_three_formats_one_profile():
    """YAML, TOML and JSON say the same thing."""
    data = {"name": "甲医院工会", "sector": "hospital", "period": "2027"}
    toml = 'name = "甲医院工会"\nsector = "hospital"\nperiod = 2027\n'
    read = [parse_profile(text, form=form, file="p") for text, form in
            ((GOOD, "yaml"), (toml, "toml"), (json.dumps(data), "json"))]  # fmt: skip
    assert read[0] == read[1] == read[2]


def test_dates_are_dates_and_no_stays_text():
    """YAML 1.2: a date is a date, ``no`` is a word."""
    profile = parse_profile(
        GOOD + "tone: no\nrequired_events: [{title: 会, date: 2027-03-08}]\n", form="yaml", file="p"
    )
    assert (profile.tone, profile.required_events[0].date) == ("no", dt.date(2027, 3, 8))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(tmp_path, encoding):
    """What Chinese editors write is read."""
    file = tmp_path / "p.yaml"
    file.write_bytes(GOOD.encode(encoding))
    assert load_profile(file).name == "甲医院工会"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("member: 3", "p:4: member: no such key; did you mean members?"),
        ("members: viele", "p:4: members: expected a whole number, found 'viele'"),
        ("members: 0", "p:4: members: expected a number ≥ 1, found 0"),
        ("working_months: [1, 13]", "p:4: working_months.1: expected a number ≤ 12, found 13"),
        ("members: true", "p:4: members: expected a whole number, found 'true'"),
        ("members: " + "9" * 5000, "a number has thousands of digits"),
        ("members: 3\nheadcount: 2", "p:4: the profile: members (3) cannot be more than headcount (2)"),
        ("required_events: [{title: 会, date: 2028-03-01}]", "p:4: the profile: required event '会' on 2028-03-01"),
        ("priorities: 多办事", "p:4: priorities: expected a list, found '多办事'"),
        ("facts: ['']", "p:4: facts.0: expected text that is not empty, found ''"),
        ("budget: 3000", "p:4: budget: expected a mapping of keys, found 3000"),
        ("budget: {totl: 3}", "p:4: budget.totl: no such key; did you mean total?"),
        ("departments: [{nam: 办公室}]", "p:4: departments.0.nam: no such key; did you mean name?"),
        ("name: 乙", 'p:4:1: found duplicate key "name"'),
        ("required_events: [{title: 会, date: 2027-02-30}]", "p:4: "),
    ],
)
def test_a_fault_names_line_key_expected_and_found(line, said):
    """File, line, key, what was expected, what was found, the nearest key."""
    assert said in refused(GOOD + line + "\n").message


def test_a_wrong_sector_names_the_nearest():
    """All choices are listed, the nearest is offered."""
    said = refused(GOOD.replace("hospital", "hospitel")).message
    assert said.startswith("p:2: sector: expected one of")
    assert "did you mean hospital?" in said


def test_faults_are_listed_together():
    """Ten at once, and how many more there are."""
    said = refused(GOOD + "".join(f"zz{n}: 1\n" for n in range(13))).message
    assert len(said.splitlines()) == 11
    assert said.endswith("and 3 more")


def test_json_is_read_strictly_and_with_lines():
    """Tabs are fine; a stray comma and a doubled key are not; faults have lines."""
    text = '{\n\t"name": "甲\\ud83d\\ude00",\n\t"sector": "hospital",\n\t"period": 2027,\n\t"members": "viele"\n}'
    assert refused(text, "json").message == "p:5: members: expected a whole number, found 'viele'"
    assert refused('{"name": "甲",}', "json").message.startswith("p:1:")
    assert 'duplicate key "name"' in refused('{"name": "甲", "name": "乙"}', "json").message


def test_toml_faults_have_key_paths():
    """TOML readers tell no lines of values; the key path stands for them."""
    said = refused('name="甲"\nsector="hospital"\nperiod=2027\n[budget]\ntotal="viel"\n', "toml").message
    assert said == "p: budget.total: expected a number, found 'viel'"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("- a\n- b\n", "a list"),
        ("just words", "a single value"),
        ("a: [1", "p:"),
        ("&a\nx: *a\n", "nested too deeply"),
        ("[" * 5000, "p"),
    ],
)
def test_what_is_no_profile(text, said):
    """Each kind of nonsense has its own message."""
    assert said in refused(text).message


def test_aliases_that_multiply_are_refused():
    """Nine lines that would grow to ten thousand million items."""
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
    assert "nested too deeply" in refused(bomb).message


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("p.yaml", None, "there is no file"),
        ("p.yaml", b"", "is empty"),
        ("p.yaml", b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        ("p.yaml", b"\xff\xfe\xff", "not a text file"),
        ("p.docx", b"PK", "ends in .yaml, .toml or .json, not in .docx"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, data, said):
    """Missing, empty, binary and unknown files each have their own error and a hint."""
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(ProfileError, match=said) as caught:
        load_profile(file)
    assert caught.value.hint
    assert name in caught.value.message


def test_a_folder_is_no_profile(tmp_path):
    """A folder that is named like a file."""
    (tmp_path / "p.yaml").mkdir()
    with pytest.raises(ProfileError, match="is a folder"):
        load_profile(tmp_path / "p.yaml")


@given(st.text(), st.sampled_from(["yaml", "toml", "json"]))
def test_any_text_is_a_profile_or_a_profile_error(text, form):
    """Nothing but a profile or a ProfileError comes out."""
    assert isinstance(outcome(text, form), Profile | ProfileError)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(list(Profile.model_fields)), _VALUES)
def test_any_value_at_any_key_is_named(key, value):
    """A wrong value of any key is a ProfileError that names the file."""
    data = {"name": "甲", "sector": "hospital", "period": 2027, key: value}
    came = outcome(json.dumps(data), "json")
    assert isinstance(came, Profile) or "p" in came.message.splitlines()[0]
