"""The templates and data are found in a wheel as in an editable install."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from plandraft.prompts.templates_folder import template_sources
from plandraft.shipped import PACKAGES, data_files, text_digest

ROOT = Path(__file__).parents[2]


def built(what: str, source: Path, folder: Path) -> Path:
    """What hatchling makes of a source tree, in a folder: its ``wheel`` or its ``sdist``."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", what, "-d", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=source)
    return next(folder.glob("plandraft-*"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from this checkout."""
    return zipfile.ZipFile(built("wheel", ROOT, tmp_path_factory.mktemp("wheel")))


def test_an_editable_install_finds_the_repositorys_templates() -> None:
    """The same files, by name."""
    assert set(template_sources()) == {path.name for path in (ROOT / "prompts").glob("*.md.j2")}


def test_the_wheel_carries_templates_and_data(wheel: zipfile.ZipFile) -> None:
    """Byte for byte."""
    for path in (ROOT / "prompts").glob("*.md.j2"):
        assert wheel.read(f"plandraft/prompts/templates/{path.name}") == path.read_bytes()
    names = set(wheel.namelist())
    for path in (ROOT / "src" / "plandraft").rglob("*.yaml"):
        assert path.relative_to(ROOT / "src").as_posix() in names


def test_the_wheel_carries_the_data_parsed(wheel: zipfile.ZipFile) -> None:
    """Every data file has its copy, of this very text, and nothing else lies beside them."""
    names = set(wheel.namelist())
    assert not [name for name in names if "/data/parsed/" in name and not name.endswith(".json")]
    for package in PACKAGES:
        data = f"{package.replace('.', '/')}/data"
        files = data_files(package)
        assert {f"{data}/parsed/{name}.json" for name in files} == {n for n in names if n.startswith(f"{data}/parsed/")}
        for name in files:
            copy = json.loads(wheel.read(f"{data}/parsed/{name}.json"))
            assert copy["digest"] == text_digest(wheel.read(f"{data}/{name}.yaml"))


def test_a_wheel_of_the_source_archive_is_the_same(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """The archive holds no parsed copies, and all that is needed to make them."""
    archive = built("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(archive) as packed:
        assert not [name for name in packed.getnames() if "/data/parsed" in name]
        packed.extractall(tmp_path / "source", filter="data")
    again = zipfile.ZipFile(built("wheel", next((tmp_path / "source").iterdir()), tmp_path / "wheel"))
    assert again.namelist() == wheel.namelist()
    of_data = [name for name in again.namelist() if "/data/" in name]
    assert [again.read(name) for name in of_data] == [wheel.read(name) for name in of_data]


def test_the_wheel_draws_a_plan_without_the_repository(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Unpacked elsewhere, with nothing of this checkout on the path."""
    wheel.extractall(tmp_path / "site")
    mine, theirs = str(tmp_path / "site"), str(ROOT / "src")
    code = (
        f"import sys\nsys.path[:] = [{mine!r}] + [p for p in sys.path if p != {theirs!r}]\n"
        "import plandraft, plandraft.prompts as prompts\n"
        f"assert plandraft.__file__.startswith({str(tmp_path)!r}), plandraft.__file__\n"
        f"draft = plandraft.draft({str(ROOT / 'examples' / 'profiles' / 'hospital.yaml')!r})\n"
        "print(len(draft.plan.measures), prompts.template_digest())"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) >= 8


def test_no_address_of_a_registry_is_named() -> None:
    """Requirements are declared by name alone."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    hosts = ("pypi" + ".org", "python" + "hosted", "npmjs" + ".org", "deb.debian" + ".org")
    for name in listed:
        path = ROOT / name
        if (
            path.is_file()
            and path.suffix in (".toml", ".txt", ".md", ".cfg", ".yaml", ".py", "")
            and path.stat().st_size < 10**6
        ):
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not [host for host in hosts if host in text], name
