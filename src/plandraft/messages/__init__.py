"""What the program says to its user: English in the code, Chinese in one catalogue, one of them at a time.

    tr("{file} is a folder", file=name)     a sentence, in the language that is spoken when it is made
    tr_in(lang, "not understood")           the same in the language of a report
    both("not understood")                  in both, for a value that is said later
    tr_n("{n} plan", "{n} plans", n)        the same of one or of several
    marked("a path")                        a text of a table, marked here and looked up by ``tr`` where it is said

Which language is spoken is decided in ``language``, what it says in ``catalogue``. ``scripts/make_messages.py`` finds
all marked texts and keeps ``data/zh.yaml`` in step with them; a test says where one is not marked or not translated.
"""

from plandraft.messages.catalogue import both, marked, tr, tr_in, tr_n
from plandraft.messages.language import Lang, chosen_language, for_plan, scope, speak, spoken, use

__all__ = [
    "Lang",
    "both",
    "chosen_language",
    "for_plan",
    "marked",
    "scope",
    "speak",
    "spoken",
    "tr",
    "tr_in",
    "tr_n",
    "use",
]
