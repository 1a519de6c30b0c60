"""What an organisation already has: its last plan or summary, and the notice from above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandraft.lazily import on_first_use

if TYPE_CHECKING:
    from plandraft.last_year.carryover import Carried as Carried
    from plandraft.last_year.carryover import carry_over as carry_over
    from plandraft.last_year.facts import Notice as Notice
    from plandraft.last_year.facts import OldFile as OldFile
    from plandraft.last_year.notice import read_notice as read_notice
    from plandraft.last_year.profile_text import profile_text as profile_text
    from plandraft.last_year.reading import read_old_file as read_old_file
    from plandraft.last_year.whose import is_same_body as is_same_body

__getattr__, __dir__, __all__ = on_first_use(
    __name__,
    {
        "Carried": "plandraft.last_year.carryover",
        "carry_over": "plandraft.last_year.carryover",
        "Notice": "plandraft.last_year.facts",
        "OldFile": "plandraft.last_year.facts",
        "read_notice": "plandraft.last_year.notice",
        "profile_text": "plandraft.last_year.profile_text",
        "read_old_file": "plandraft.last_year.reading",
        "is_same_body": "plandraft.last_year.whose",
    },
)
