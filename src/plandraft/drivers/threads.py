"""Drive a flow with threads; works inside a notebook's running loop, because it needs none."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from plandraft.core.ask import Answer, Ask, Flow, Model
from plandraft.core.events import OnEvent, ignore, observer, replied, sent, tell_stage

_Result = TypeVar("_Result")


def run(flow: Flow[_Result], model: Model, *, workers: int = 8, on_event: OnEvent | None = None) -> _Result:
    """Answer a flow's asks until it returns.

    A batch is answered in parallel by at most ``workers`` threads, which tell the observer when an ask goes out and
    when its answer is in. Where the endpoint fails, the siblings in flight are waited for, so that a recording model
    can save them, and then the first error is raised. An interrupt breaks off what is in flight.

    Args:
        flow: At its beginning; it is closed in the end.
        model: Answers its asks; it is closed too.
        workers: Asks in flight at most.
        on_event: The observer.

    Raises:
        ModelError: The endpoint cannot be reached or refused.
    """
    observe = observer(on_event) or ignore
    with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="plandraft") as pool:
        try:
            asks = next(flow)
            while True:
                asks = flow.send(_batch(asks, model, pool, observe))
        except StopIteration as stop:
            result: _Result = stop.value
            return result
        finally:
            flow.close()
            close = getattr(model, "close", None)
            if close is not None:
                close()


def _batch(asks: tuple[Ask, ...], model: Model, pool: ThreadPoolExecutor, observe: OnEvent) -> tuple[Answer, ...]:
    stopped = threading.Event()
    tell_stage(asks, observe)

    def one(ask: Ask) -> Answer | None:
        if stopped.is_set():
            return None
        observe(sent(ask))
        try:
            answer = model.ask(ask)
        except BaseException:
            stopped.set()
            raise
        observe(replied(ask, answer))
        return answer

    futures = [pool.submit(copy_context().run, one, ask) for ask in asks]  # the caller's span goes along
    answers: list[Answer] = []
    failed: Exception | None = None
    for future in futures:
        try:
            answer = future.result()
        except Exception as error:
            failed = failed or error
            continue
        except BaseException:
            stopped.set()  # an interrupt: nothing more goes out, and what is in flight is broken off
            raise
        if answer is not None:
            answers.append(answer)
    if failed is not None:
        raise failed
    return tuple(answers)
