"""What the process that children are forked from has done before: imported all, and drafted once without a journal."""

import threading

import openai.resources.chat.completions  # noqa: F401  imported by the SDK with the first call

from plandraft import journal  # noqa: F401
from tests.faults import children, plans  # noqa: F401

plans.undisturbed()
assert threading.active_count() == 1  # a fork takes no other thread along
