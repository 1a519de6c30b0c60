"""What a kind of plan says in its own words."""

from __future__ import annotations

import pytest
from tests.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.sector import Sector
from plandraft.core.settings import AS_SHIPPED
from plandraft.knowledge import kinds_known
from plandraft.offline.of_kind import guidance


def of_branch(document: str) -> Brief:
    """A brief of a party branch with a demand from a document."""
    kind = next(kind for kind in kinds_known(AS_SHIPPED) if kind.id == "party-branch")
    requirements = [{"text": "开展警示教育", "document": document}]
    return brief_of(Sector.GOVERNMENT, requirements=requirements).model_copy(update={"kind": kind})


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("关于开展警示教育的通知", "落实《关于开展警示教育的通知》要求"),
        ("《关于开展警示教育的通知》（汇组发〔2026〕7号）", "落实《关于开展警示教育的通知》（汇组发〔2026〕7号）要求"),
    ],
)
def test_a_document_stands_in_its_own_marks(document: str, said: str) -> None:
    """Marks it has already, with the number behind them, stay as they are."""
    assert said in guidance(of_branch(document), 400).split("，")
