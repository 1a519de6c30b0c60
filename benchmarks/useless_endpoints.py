"""How many calls a draft makes of an endpoint that brings nothing of use, and what is said of it.

    python benchmarks/useless_endpoints.py [--out FILE] [PROFILE …]

Each kind of uselessness is the endpoint's answer to every question. A draft ends with a plan of named gaps that says so
(``useless``), or stops with an error.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from office_server import Request, Said, serving

import plandraft
from plandraft.errors import PlandraftError

HERE = Path(__file__).parent
PROFILES = [HERE.parent / "examples" / "profiles" / f"{name}.yaml" for name in ("hospital-clinic", "hospital-large")]
MOST = 12
TALK = "好的，我来帮您写一份工作计划。首先，我们要加强领导，提高认识。" * 5
CIRCLE = '{"opening":"' + "职工职工" * 3_000
EMPTY_LISTS = '{"opening":"","ideology":"","goals":[],"measures":[],"areas":[],"closing":""}'


def _says(text: str, finish: str = "stop", tokens: int = 100) -> Callable[[Request], Said]:
    return lambda _: Said(text=text, finish=finish, usage=(2_000, tokens))


def _refuses(status: int, message: str, code: str = "") -> Callable[[Request], Said]:
    return lambda _: Said(status, {"error": {"message": message, "code": code or None}})


KINDS: dict[str, Callable[[Request], Said]] = {
    "empty replies": _says("", tokens=1),
    "blanks": _says(" \n" * 200),
    "talk": _says(TALK),
    "an empty object": _says("{}"),
    "other keys": _says('{"foo": "bar"}'),
    "empty lists": _says(EMPTY_LISTS),
    "the same for ever": _says(CIRCLE, "length", 4_000),
    "cut at once": _says('{"opening":"职工', "length", 4),
    "thinking alone": _says("", "length", 4_000),
    "no choices": lambda _: Said(body={"id": "c", "choices": []}),
    "refused with 400": _refuses(400, "content policy", "content_filter"),
    "refused as a finish": _says("", "content_filter"),
    "too long, whatever is asked": _refuses(400, "too long", "context_length_exceeded"),
    "413": _refuses(413, ""),
    "every form refused": _refuses(400, "bad request"),
    "a page": lambda _: Said(body="<html><title>登录</title></html>"),
    "server errors": _refuses(500, "internal"),
}


def drafted(profile: Path, answer: Callable[[Request], Said]) -> tuple[int, str]:
    """The calls of one draft, and what became of it."""
    with serving(answer) as endpoint, tempfile.TemporaryDirectory() as home:
        os.environ["PLANDRAFT_HOME"] = home
        try:
            made = plandraft.draft(profile, model="m", base_url=endpoint.url)
            became = f"declared: {made.useless}" if made.useless else f"partial, {len(made.missing)} missing"
        except PlandraftError as error:
            became = f"stopped: {error.message.split(': ', 1)[-1][:50]}"
        return len(endpoint.requests), became


def main() -> None:
    """Draft with each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("profiles", nargs="*", type=Path, default=PROFILES)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    lines, most = [f"{'every answer is':<30}{'calls':>6}  what became of it"], 0
    for name, answer in KINDS.items():
        for profile in args.profiles:
            begun = time.monotonic()
            calls, became = drafted(profile, answer)
            most = max(most, calls)
            lines.append(f"{name:<30}{calls:>6}  {profile.stem}: {became}")
            print(lines[-1], f"{time.monotonic() - begun:.0f} s", flush=True)
    lines.append(f"most calls: {most}, wanted {MOST}{'' if most <= MOST else '  MISSED'}")
    print(lines[-1])
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
