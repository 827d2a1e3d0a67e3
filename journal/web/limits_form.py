"""The fields of limits, in the form of a section and in that of a call."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import Optional

from journal.domain.limits import LIMIT_LABELS, LIMITS
from journal.web.forms import Form


def _limit(name: str) -> IntegerField:
    return IntegerField(_l(LIMIT_LABELS[name]), [Optional()])


class LimitsForm(Form):
    """An empty field is no limit."""

    title_words = _limit("title_words")
    abstract_words = _limit("abstract_words")
    keywords_least = _limit("keywords_least")
    keywords_most = _limit("keywords_most")
    manuscript_words = _limit("manuscript_words")
    figures_most = _limit("figures_most")
    tables_most = _limit("tables_most")
    references_most = _limit("references_most")

    @property
    def limits(self) -> dict[str, Any]:
        """Return the limits as they were typed."""
        return {name: self[name].data for name in LIMITS}

    @property
    def has_limits(self) -> bool:
        """Tell whether any was typed, be it right or wrong."""
        return any(self[name].data is not None or self[name].errors for name in LIMITS)
