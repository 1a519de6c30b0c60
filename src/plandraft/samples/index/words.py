"""The search engine: items by the concepts in them and by pairs of characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy

from plandraft.core.matching import pairs
from plandraft.core.sector import Sector

ItemPlace = tuple[int, int]
"""A plan's number and the item's place in it."""

_HEAP_BYTES = 96_000_000
_PAIRS = "pairs_of_characters"
_SLOT = re.compile(r"〔[^〔〕]+〕")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("plan", indexed=True, fast=True)
    builder.add_unsigned_field("ordinal", fast=True)
    builder.add_float_field("merit", fast=True)
    builder.add_text_field("sector", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("not_for", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("concepts", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name=_PAIRS, index_option="freq")
    return builder.build()


def _open(folder: Path) -> tantivy.Index:
    index = tantivy.Index(_schema(), path=str(folder))
    index.register_tokenizer(_PAIRS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 2)).build())
    return index


class IndexWriter:
    """The engine while it is written."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def put(
        self,
        place: ItemPlace,
        *,
        text: str,
        concepts: Sequence[str],
        sector: Sector,
        kind: str,
        not_for: Sequence[str],
        merit: float,
    ) -> None:
        """Add an item; ``merit`` (0–1) raises its rank by as much at equal words."""
        document = tantivy.Document()
        document.add_unsigned("plan", place[0])
        document.add_unsigned("ordinal", place[1])
        document.add_float("merit", 2.0 ** (1 + merit) - 2)
        document.add_text("sector", sector.value)
        document.add_text("kind", kind)
        for other in not_for:
            document.add_text("not_for", other)
        for concept in concepts:
            document.add_text("concepts", concept)
        document.add_text("text", _SLOT.sub(" ", text))
        with _as_os_error():
            self._writer.add_document(document)

    def drop(self, plan: int) -> None:
        """Remove all items of a plan (by a query: deleting by a term silently finds no unsigned number)."""
        self._writer.delete_documents_by_query(tantivy.Query.term_query(_schema(), "plan", plan))


@contextmanager
def index_writer(folder: Path) -> Iterator[IndexWriter]:
    """Change the engine's files; one thread, so that the same plans give the same files."""
    writer = _open(folder).writer(heap_size=_HEAP_BYTES, num_threads=1)
    yield IndexWriter(writer)
    with _as_os_error():
        writer.commit()
        writer.wait_merging_threads()


@contextmanager
def _as_os_error() -> Iterator[None]:
    """The engine reports a full disk as a ``ValueError``."""
    try:
        yield
    except ValueError as error:
        raise OSError(str(error)) from error


class IndexReader:
    """The engine, ready to be asked."""

    def __init__(self, folder: Path) -> None:
        self._index = _open(folder)
        self._index.config_reader("manual")
        self._searcher = self._index.searcher()

    def with_concepts(
        self,
        concepts: Iterable[str],
        *,
        wanted: Sector,
        sectors: Sequence[Sector] | None,
        kinds: Iterable[str] | None = None,
        most: int,
    ) -> tuple[list[ItemPlace], int]:
        """Items that hold any of the concepts, rare concepts and merit first; and how many there are.

        Args:
            concepts: As the items were indexed with.
            wanted: Items whose words are foreign to this sector are left out.
            sectors: Only items of plans of these sectors.
            kinds: Only items of plans of these kinds.
            most: Places to return.
        """
        parts = [
            (tantivy.Occur.Must, self._any("concepts", concepts)),
            (tantivy.Occur.MustNot, self._any("not_for", [wanted.value])),
        ]
        if sectors is not None:
            parts.append((tantivy.Occur.Must, self._any("sector", [sector.value for sector in sectors])))
        if kinds is not None:
            parts.append((tantivy.Occur.Must, self._any("kind", sorted(kinds))))
        return self._search(tantivy.Query.boolean_query(parts), most)

    def like(self, text: str, *, most: int) -> list[ItemPlace]:
        """Items that share pairs of characters with a text, rare pairs first."""
        return self._search(self._any("text", sorted(pairs(text))), most)[0]

    def _search(self, query: tantivy.Query, most: int) -> tuple[list[ItemPlace], int]:
        found = self._searcher.search(query, limit=most, count=True, weight_by_field="merit")
        addresses = [address for _, address in found.hits]
        plans = self._searcher.fast_field_values("plan", addresses)
        ordinals = self._searcher.fast_field_values("ordinal", addresses)
        return [(int(p or 0), int(o or 0)) for p, o in zip(plans, ordinals, strict=True)], int(found.count or 0)  # type: ignore[attr-defined]  # missing in its stub

    def _any(self, field: str, values: Iterable[str]) -> tantivy.Query:
        terms = [tantivy.Query.term_query(self._index.schema, field, value) for value in values]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
