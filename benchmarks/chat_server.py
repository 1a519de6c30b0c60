"""A chat-completions server on loopback that costs next to nothing: one process, one event loop, a fixed reply.

    python benchmarks/chat_server.py CONTENT_FILE SECONDS      prints its port, serves until it is ended

A streamed request gets the content in pieces of 24 characters, all others get it whole, each after SECONDS.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

PIECE_CHARS = 24
USAGE = {"prompt_tokens": 900, "completion_tokens": 700, "total_tokens": 1600}


def whole(content: str) -> bytes:
    """The HTTP response with the content in one completion."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    body = json.dumps(_named("chat.completion", [choice]) | {"usage": USAGE}, ensure_ascii=False).encode()
    return _head("application/json", len(body)) + body


def streamed(content: str) -> bytes:
    """The HTTP response with the content as an event stream."""
    pieces = [content[at : at + PIECE_CHARS] for at in range(0, len(content), PIECE_CHARS)]
    deltas = [{"index": 0, "delta": {"content": piece}, "finish_reason": None} for piece in pieces]
    chunks = [_named("chat.completion.chunk", [delta]) for delta in deltas]
    chunks.append(_named("chat.completion.chunk", [{"index": 0, "delta": {}, "finish_reason": "stop"}]))
    chunks.append(_named("chat.completion.chunk", []) | {"usage": USAGE})
    lines = [f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n" for chunk in chunks]
    body = "".join([*lines, "data: [DONE]\n\n"]).encode()
    return _head("text/event-stream", len(body)) + body


def _named(kind: str, choices: list[object]) -> dict[str, object]:
    return {"id": "c", "object": kind, "created": 1, "model": "m", "choices": choices}


def _head(kind: str, length: int) -> bytes:
    return f"HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n".encode()


class Chat(asyncio.Protocol):
    """One connection that is kept alive."""

    replies: tuple[bytes, bytes] = (b"", b"")
    seconds = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport, self._data = transport, b""

    def data_received(self, data: bytes) -> None:
        self._data += data
        head, blank, body = self._data.partition(b"\r\n\r\n")
        if not blank:
            return
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        if len(body) < length:
            return
        self._data = body[length:]
        reply = self.replies['"stream":true' in body[:length].decode().replace('"stream": true', '"stream":true')]
        asyncio.get_running_loop().call_later(self.seconds, self._answer, reply)

    def _answer(self, reply: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(reply)


async def main() -> None:
    content = Path(sys.argv[1]).read_text(encoding="utf-8")
    Chat.replies, Chat.seconds = (whole(content), streamed(content)), float(sys.argv[2])
    server = await asyncio.get_running_loop().create_server(Chat, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
