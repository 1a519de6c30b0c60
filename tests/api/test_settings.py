"""plandraft.toml: found upwards from the plan, read strictly."""

from __future__ import annotations

import pytest

from plandraft.api.settings import find_settings, load_settings
from plandraft.core.checking import CheckChoice
from plandraft.errors import UsageError


def test_the_nearest_file_above_counts(tmp_path):
    """Beside the plan, else in a folder above it, else none."""
    inner = tmp_path / "2027" / "plans"
    inner.mkdir(parents=True)
    (tmp_path / "plandraft.toml").write_text("")
    assert find_settings(inner) == tmp_path / "plandraft.toml"
    (inner / "plandraft.toml").write_text("")
    assert find_settings(inner) == inner / "plandraft.toml"


def test_it_says_what_is_checked(tmp_path):
    """Rules, numbers, language; paths are relative to the file."""
    file = tmp_path / "plandraft.toml"
    file.write_text(
        'lang = "en"\nknowledge = ["ours.yaml"]\n[check]\nignore = ["PD302"]\n[check.settings.PD302]\nshare = 0.4\n'
    )
    found = load_settings(file)
    assert found.check == CheckChoice(ignore=("PD302",), settings={"PD302": {"share": 0.4}})
    assert (found.lang, found.knowledge) == ("en", (tmp_path / "ours.yaml",))
    assert load_settings(None).check == CheckChoice()


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[check\n", "plandraft.toml", "brackets"),
        ("[checks]\n", "no key checks", "check"),
        ('[check]\nignor = ["PD1"]\n', "no key check.ignor", "did you mean ignore?"),
        ('lang = "de"\n', "lang", "docs"),
        ("[check]\nselect = 3\n", "check.select", "docs"),
    ],
)
def test_what_no_one_understands_is_an_error(tmp_path, text, message, hint):
    """It names the file, the key, and the nearest key there is."""
    file = tmp_path / "plandraft.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as error:
        load_settings(file)
    assert message in error.value.message
    assert hint in (error.value.hint or "")
