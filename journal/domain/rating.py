"""What editors think of a review, kept for themselves: it helps to ask the right people again."""

from journal.domain.said import N_

RATINGS: dict[int, str] = {
    1: N_("of no use"),
    2: N_("of little use"),
    3: N_("useful"),
    4: N_("very useful"),
    5: N_("outstanding"),
}
