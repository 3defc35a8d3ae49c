"""Every kind of page by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from samples import joined_sheets, leaves, odd_leaves
from samples.truth import Sample

MAKERS: dict[str, Callable[..., Sample]] = {**leaves.MAKERS, **odd_leaves.MAKERS, **joined_sheets.MAKERS}


def clean_page(seed: int, kind: str, **options: object) -> Sample:
    """Return one clean page of a kind in ``MAKERS``.

    Options: ``paper`` (``a3``, ``a4``, ``a5``; not for receipts), ``landscape`` (plain pages and tables), and for first
    pages ``type`` and the wishes of ``documents.Wishes``; those of the kinds in ``odd_leaves``
    (``number`` and ``at`` of a ``numbered`` page, ``form``...) and ``joined_sheets`` stand there.
    """
    made = MAKERS[kind](seed, **options)
    return Sample(made.image, replace(made.truth, kind=kind))
