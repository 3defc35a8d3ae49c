"""The forms of the product's official reports, by name."""

from __future__ import annotations

from collections.abc import Callable

from report_forms import letters, papers
from report_forms.form import Form

FORMS: dict[str, Callable[[Form], None]] = {
    "finance": letters.finance,
    "survey": letters.survey,
    "progress": letters.progress,
    "handover": papers.handover,
    "return": papers.returned,
    "quality": papers.quality,
    "acceptance": papers.acceptance,
    "daily": papers.daily,
}
