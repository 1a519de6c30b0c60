"""The prompts: which templates, which inputs, which answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plandraft.core.ask import Ask, Limits, Message
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.inputs import (
    FrameInputs,
    MeasuresInputs,
    OpenInputs,
    RepairInputs,
    ResizeInputs,
    ReviewInputs,
    StepInputs,
    WholeInputs,
    open_parts,
    review_parts,
)
from plandraft.core.replies import (
    FrameReply,
    MeasuresReply,
    OpenReply,
    RepairReply,
    ResizeReply,
    ReviewReply,
    Shape,
    WholeReply,
    wire_schema,
)
from plandraft.core.revise_inputs import ReviseInputs, ReviseReply
from plandraft.errors import PromptError
from plandraft.messages import tr
from plandraft.prompts.fences import actions_shown, basics_shown, compact, facts_shown, fence, inline, only
from plandraft.prompts.templates_folder import NO_TEMPLATES, template_sources


@dataclass(frozen=True, kw_only=True)
class PromptSpec:
    """One prompt.

    Attributes:
        name: Its name; also the user template's and the reply schema's.
        inputs: Model of what its templates know.
        reply: Shape of the answer.
        system: Template of the part that comes first and is the same for every ask of a job.
    """

    name: str
    inputs: type[FrozenModel]
    reply: type[Shape]
    system: str = "system"

    @property
    def templates(self) -> tuple[str, str]:
        """File names of the system and the user template."""
        return (f"{self.system}.md.j2", f"{self.name}.md.j2")


PROMPTS = {
    spec.name: spec
    for spec in (
        PromptSpec(name="frame", inputs=FrameInputs, reply=FrameReply),
        PromptSpec(name="measures", inputs=MeasuresInputs, reply=MeasuresReply),
        PromptSpec(name="whole", inputs=WholeInputs, reply=WholeReply),
        PromptSpec(name="open", inputs=OpenInputs, reply=OpenReply),
        PromptSpec(name="review", inputs=ReviewInputs, reply=ReviewReply),
        PromptSpec(name="resize", inputs=ResizeInputs, reply=ResizeReply),
        PromptSpec(name="repair", inputs=RepairInputs, reply=RepairReply, system="repair_system"),
        PromptSpec(name="revise", inputs=ReviseInputs, reply=ReviseReply, system="revise_system"),
    )
}


def make_ask(
    name: str,
    inputs: FrozenModel,
    *,
    limits: Limits,
    variant: int = 0,
    shown: Callable[[FrozenModel], FrozenModel] | None = None,
    own: Mapping[str, str] = NO_TEMPLATES,
) -> Ask:
    """The ask a prompt makes of its inputs.

    Another variant is asked in other words: endpoints that keep answers would give the same one again.

    Args:
        name: Name of the prompt.
        inputs: What its templates know; kept beside the messages, and never sent.
        limits: What the reply may cost.
        variant: Number of the draft, from 0.
        shown: The inputs as the messages may show them; all of them by default.
        own: Templates in the place of ours, by their names.

    Raises:
        PromptError: There is no such prompt, or template and inputs disagree.
    """
    spec = _spec(name)
    if variant and isinstance(inputs, StepInputs | RepairInputs | ReviseInputs):
        inputs = inputs.model_copy(update={"variant": variant})
    return Ask(
        prompt=name,
        messages=render_prompt(name, shown(inputs) if shown is not None else inputs, own),
        schema_name=name,
        schema=wire_schema(spec.reply, _parts(inputs)),
        inputs=inputs,
        limits=limits,
        variant=variant,
    )


def _parts(inputs: FrozenModel) -> tuple[str, ...]:
    """The fields of the reply that are asked for; all where none are named."""
    if isinstance(inputs, OpenInputs):
        return open_parts(inputs)
    if isinstance(inputs, ReviewInputs):
        return review_parts(inputs)
    return getattr(inputs, "parts", ())


def render_prompt(name: str, inputs: FrozenModel, own: Mapping[str, str] = NO_TEMPLATES) -> tuple[Message, ...]:
    """The messages of a prompt: system first, byte-identical for all asks of one brief.

    Raises:
        PromptError: There is no such prompt, or template and inputs disagree.
    """
    spec = _spec(name)
    if not isinstance(inputs, spec.inputs):
        raise PromptError(
            tr(
                "prompt {name} takes {name_2}, not {name_3}",
                name=name,
                name_2=spec.inputs.__name__,
                name_3=type(inputs).__name__,
            )
        )
    values = {field: getattr(inputs, field) for field in spec.inputs.model_fields}
    try:
        made = environment(own)
        system, user = (made.get_template(file).render(values).strip() for file in spec.templates)
    except TemplateError as error:
        hint = tr("docs/prompts.md names what each template knows") if own else ""
        raise PromptError(
            tr("prompt {name} and its inputs disagree: {error}", name=name, error=error), hint=hint
        ) from error
    return (Message(role="system", content=system), Message(role="user", content=user))


def environment(own: Mapping[str, str] = NO_TEMPLATES) -> Environment:
    """The template environment; with templates of others, in a sandbox: they come with a folder, as data do.

    Autoescape is off (S701): what it writes is read by models as plain text, not by browsers as HTML;
    foreign text is made harmless by ``fence`` and ``inline``.
    """
    return _environment(tuple(sorted(own.items())))


@lru_cache(maxsize=8)
def _environment(own: tuple[tuple[str, str], ...]) -> Environment:
    made = (ImmutableSandboxedEnvironment if own else Environment)(
        loader=DictLoader(template_sources() | dict(own)),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        newline_sequence="\n",
    )
    made.filters |= {
        "fence": fence,
        "compact": compact,
        "inline": inline,
        "only": only,
        "actions_shown": actions_shown,
        "facts_shown": facts_shown,
        "basics_shown": basics_shown,
    }
    return made


def _spec(name: str) -> PromptSpec:
    if name not in PROMPTS:
        raise PromptError(
            tr("there is no prompt {name!r}", name=name), hint=tr("prompts are {prompts}", prompts=", ".join(PROMPTS))
        )
    return PROMPTS[name]
