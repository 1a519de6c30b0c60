"""The loopback server of ``plandraft.testing``, under the names that the tests use."""

from plandraft.testing.loopback import HttpAnswer as Answer
from plandraft.testing.loopback import HttpScript as Script
from plandraft.testing.loopback import LoopbackServer as Server
from plandraft.testing.loopback import completion, serving
from plandraft.testing.loopback import refusal as error

__all__ = ["Answer", "Script", "Server", "completion", "error", "serving"]
