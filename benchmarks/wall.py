"""Wall time and tokens of a draft in parts, beside the whole plan at once and one bare call, from recorded replies.

    python benchmarks/wall.py [--profile NAME] > benchmarks/results/wall.txt

Replies are replayed; nothing is sent. A stream writes 50 tokens a second after 0.3 s, as the figures ask for; questions
of a round run side by side. Tokens are estimated from characters, the same way for all ways.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quality.draft_all import AS_OF, SAMPLES

import plandraft
from plandraft.api.inputs import open_profile, opened_library
from plandraft.api.material import gather
from plandraft.core.ask import Answer, Ask, Reply
from plandraft.models.costs.tokens import estimating_counter
from plandraft.models.doubles.recording import ReplayModel

HERE = Path(__file__).parent
TOKENS_A_SECOND, FIRST_S = 50.0, 0.3
TOKENS_A_CHAR = 0.73
"""Tokens of a Chinese character with its share of JSON marks, as ``models/costs/tokens`` estimates them."""


@dataclass
class Cost:
    """What a draft took."""

    seconds: float = 0.0
    prompt: float = 0.0
    reply: float = 0.0
    calls: int = 0

    @property
    def tokens(self) -> float:
        """All tokens."""
        return self.prompt + self.reply


def main() -> None:
    """Compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replies", type=Path, default=HERE / "quality" / "replies")
    parser.add_argument("--profile", type=Path, nargs="+", required=True)
    given = parser.parse_args()
    print(f"{'profile':22} {'way':9} {'calls':>5} {'seconds':>8} {'prompt':>7} {'reply':>6} {'tokens':>7}")
    for file in given.profile:
        rows = {name: cost_of(file, given.replies / file.stem, name) for name in ("whole", "sections")}
        for name, cost in rows.items():
            if cost is None:
                print(f"{file.stem:22} {name:9} no recorded replies")
            else:
                print(
                    f"{file.stem:22} {name:9} {cost.calls:5} {cost.seconds:8.1f} {cost.prompt:7.0f} {cost.reply:6.0f} "
                    f"{cost.tokens:7.0f}"
                )
        whole, parts = rows["whole"], rows["sections"]
        if whole and parts:
            print(
                f"{file.stem:22} sections/whole: wall {parts.seconds / whole.seconds:.2f}, "
                f"tokens {parts.tokens / whole.tokens:.2f}"
            )


def cost_of(file: Path, replies: Path, strategy: Any) -> Cost | None:
    """What a draft takes with these replies."""
    options = replace(plandraft.options_for("gpt-4.1"), strategy=strategy)
    with opened_library(SAMPLES) as library:
        material = gather(open_profile(file), library, options, day=AS_OF, counter=estimating_counter(1.0))
    model, cost = ReplayModel(replies), Cost()
    flow = material.flow()
    try:
        asks = next(flow)
        while True:
            asks = flow.send(_round(asks, model, cost))
    except StopIteration:
        return cost
    except plandraft.PlandraftError:
        return None


def _round(asks: Sequence[Ask], model: ReplayModel, cost: Cost) -> tuple[Answer, ...]:
    """One round: as long as its longest reply."""
    if not asks:  # a stage: nothing is asked
        return ()
    answers, longest = [], 0.0
    for ask in asks:
        answer = model.ask(ask)
        assert isinstance(answer, Reply)
        reply = len(answer.text) * TOKENS_A_CHAR
        cost.calls += 1
        cost.prompt += len(ask.text) * TOKENS_A_CHAR
        cost.reply += reply
        longest = max(longest, FIRST_S + reply / TOKENS_A_SECOND)
        answers.append(answer)
    cost.seconds += longest
    return tuple(answers)


if __name__ == "__main__":
    main()
