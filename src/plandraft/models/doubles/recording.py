"""Replies from and to a folder, named by the hash of the ask."""

from __future__ import annotations

import json
import os
from pathlib import Path

from plandraft.arguments import checked_class
from plandraft.core.ask import Answer, Ask, Model, Reply, Usage
from plandraft.errors import ReplayMissing, StateError
from plandraft.messages import tr
from plandraft.typed_files import NotText, typed_text
from plandraft.whole_files import write_whole

REPLY_FORMAT_VERSION = 1
_MOST_BYTES = 20_000_000
"""A reply of four million characters (our choice); none that is asked for has a hundredth of it."""


@checked_class
class ReplayModel:
    """Answers from a folder of recorded replies; asks nobody.

    Args:
        folder: Where ``RecordingModel`` kept them.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.name = f"replay:{os.fspath(folder)}"
        self._folder = Path(folder)

    def ask(self, ask: Ask) -> Answer:
        """The recorded reply.

        Raises:
            ReplayMissing: There is none: the prompt or its inputs have changed.
        """
        reply = load_reply(self._folder, ask)
        if reply is None:
            raise ReplayMissing(
                tr(
                    "{folder} holds no reply to prompt {prompt} ({id})",
                    folder=self._folder,
                    prompt=ask.prompt,
                    id=ask.id[:12],
                ),
                hint=tr("the prompt or its inputs have changed since the recording"),
            )
        return reply

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        return self.ask(ask)


@checked_class
class RecordingModel:
    """Another model whose replies are kept, so that nothing is paid for twice.

    Args:
        inner: The model; that of an endpoint is ``Endpoint(model=…, base_url=…).pick()``.
        folder: Where they are kept; ``model="replay:FOLDER"`` reads them.
    """

    def __init__(self, inner: Model, folder: str | os.PathLike[str]) -> None:
        self.name = inner.name
        self._inner = inner
        self._folder = Path(folder)

    def ask(self, ask: Ask) -> Answer:
        """The recorded reply, else the inner model's, which is then recorded; failures are not."""
        known = load_reply(self._folder, ask)
        return known if known is not None else self._kept(ask, self._inner.ask(ask))

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        known = load_reply(self._folder, ask)
        return known if known is not None else self._kept(ask, await self._inner.aask(ask))

    def close(self) -> None:
        """Close the inner model's connections, where it has any."""
        close = getattr(self._inner, "close", None)
        if close is not None:
            close()

    async def aclose(self) -> None:
        """Close the inner model's connections, where it has any."""
        close = getattr(self._inner, "aclose", None)
        if close is not None:
            await close()

    def _kept(self, ask: Ask, answer: Answer) -> Answer:
        if isinstance(answer, Reply):
            save_reply(self._folder, ask, answer)
        return answer


def load_reply(folder: Path, ask: Ask) -> Reply | None:
    """The recorded reply to an ask, marked as not paid; None where there is none that can be read."""
    try:
        data = json.loads(typed_text(folder / f"{ask.id}.json", limit=_MOST_BYTES))
        if data["format_version"] != REPLY_FORMAT_VERSION:
            return None
        usage = Usage.model_validate(data["usage"])
        return Reply(
            text=data["text"],
            finish=data["finish"],
            usage=usage,
            model=data["model"],
            seconds=data["seconds"],
            paid=False,
        )
    except (NotText, RecursionError, ValueError, KeyError, TypeError):
        return None


def save_reply(folder: Path, ask: Ask, reply: Reply) -> None:
    """Write a reply whole or not at all.

    Args:
        folder: It is made where it is not there.
        ask: What was asked; its hash names the file.
        reply: What was answered.

    Raises:
        StateError: The folder cannot be written.
    """
    data = {
        "format_version": REPLY_FORMAT_VERSION,
        "prompt": ask.prompt,
        "text": reply.text,
        "finish": reply.finish,
        "usage": reply.usage.model_dump(),
        "model": reply.model,
        "seconds": reply.seconds,
    }
    content = json.dumps(data, ensure_ascii=True).encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / f"{ask.id}.json", content)
    except OSError as error:
        raise StateError(
            tr("cannot keep a reply in {folder}: {strerror}", folder=folder, strerror=error.strerror),
            hint=tr("set PLANDRAFT_HOME to a folder you may write to"),
        ) from None
