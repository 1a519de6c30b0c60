"""What an organisation decides once for all its plans: one value that travels with the request to every room."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from plandraft.core.checking import CheckChoice
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.model_limits import ModelLimits
from plandraft.core.money import Price


class OwnFile(FrozenModel):
    """A file of an organisation's own knowledge, as it was read.

    Attributes:
        name: The file, as it was named.
        sections: What it says, dates as ``2027-10-30``.
    """

    name: str
    sections: dict[str, Any]


class KindFolder(FrozenModel):
    """The folder of a kind of plan, as it was read.

    Attributes:
        id: Its name.
        place: Where it lies.
        files: What its files say, by their names without ``.yaml``; dates as text.
    """

    id: str
    place: str
    files: dict[str, dict[str, Any]]


class Settings(FrozenModel):
    """What an organisation decides once; without any of it everything is as it ships.

    Attributes:
        check: Rules selected, ignored and set.
        lang: Language of messages, errors and reports; None where nobody has decided it.
        knowledge: Its own references, laws, areas, wording and owners, later files over earlier ones.
        kind: The kind of plan, by its id, whatever a profile says.
        usual_kind: The kind of plan of a profile that neither names one nor has a name of another.
        kinds: Its own kinds of plan, beside the shipped ones or in their place.
        place: The file it was read from; empty where there is none.
        privacy: ``names`` lets the names of persons that profiles hold be sent; ``posts`` sends none of them.
        prices: What models cost, by their names; several of one name differ by ``base_url``.
        prompts: Its own prompt templates, by the names of the shipped ones that they take the place of.
        endpoints: Limits of the models behind an endpoint, by its address; those under no address are for all.
        word: The files that say how Word files look: ``layout``, ``template``, ``style_from``.
    """

    check: CheckChoice = CheckChoice()
    lang: Literal["zh", "en"] | None = None
    knowledge: tuple[OwnFile, ...] = ()
    kind: str = ""
    usual_kind: str = ""
    kinds: tuple[KindFolder, ...] = ()
    place: str = ""
    prices: dict[str, tuple[Price, ...]] = Field(default_factory=dict)
    privacy: Literal["posts", "names"] = "posts"
    prompts: dict[str, str] = Field(default_factory=dict)
    endpoints: dict[str, ModelLimits] = Field(default_factory=dict)
    word: dict[str, str] = Field(default_factory=dict)

    def limits_for(self, base_url: str | None) -> ModelLimits:
        """The limits of models behind an address."""
        own = {url.rstrip("/"): limits for url, limits in self.endpoints.items()}
        return own.get("", ModelLimits()).over(own.get((base_url or "").rstrip("/"), ModelLimits()))

    def with_limits(self, limits: ModelLimits) -> Settings:
        """The same with limits that go before those of any endpoint."""
        return self.model_copy(update={"endpoints": {**self.endpoints, "": limits}})

    @property
    def of_the_plan(self) -> Settings:
        """The part of it that a plan depends on: neither prices, nor the endpoint, nor the language of messages."""
        return self.model_copy(update={"prices": {}, "endpoints": {}, "lang": "zh", "place": "", "word": {}})


AS_SHIPPED = Settings()
"""Of an organisation that has decided nothing."""
