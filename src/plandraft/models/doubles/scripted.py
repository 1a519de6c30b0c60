"""The public test double: answers with what it was given, in order or by prompt."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

from plandraft.arguments import checked_class
from plandraft.core.ask import Answer, Ask, Reply
from plandraft.errors import PlandraftError
from plandraft.messages import tr

Script = Answer | str | Callable[[Ask], Answer | str]


@checked_class
class ScriptedModel:
    """A model whose answers are written beforehand.

    Args:
        answers: A list, taken in order; or for each prompt name a list or one answer for all its asks.
    """

    name = "scripted"

    def __init__(self, answers: Sequence[Script] | Mapping[str, Sequence[Script] | Script]) -> None:
        self.asked: list[Ask] = []
        self._lock = threading.Lock()
        self._list = list(answers) if not isinstance(answers, Mapping) else []
        self._named = {
            name: list(script) if isinstance(script, Sequence) and not isinstance(script, str) else script
            for name, script in (answers.items() if isinstance(answers, Mapping) else ())
        }

    def ask(self, ask: Ask) -> Answer:
        """The next answer.

        Raises:
            PlandraftError: There is none left.
        """
        with self._lock:
            self.asked.append(ask)
            script = self._named.get(ask.prompt, self._list)
            if isinstance(script, list):
                if not script:
                    raise PlandraftError(
                        tr(
                            "the script has no answer left for ask {n}, prompt {prompt}",
                            n=len(self.asked),
                            prompt=ask.prompt,
                        )
                    )
                script = script.pop(0)
        answer = script(ask) if callable(script) else script
        return Reply(text=answer, model=self.name) if isinstance(answer, str) else answer

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        return self.ask(ask)
