from journal.access import links

KEY = b"key"


def test_a_link_names_its_row_and_generation() -> None:
    token = links.token(KEY, links.REVIEW, "babababababababa22", 3)
    claim = links.read(KEY, links.REVIEW, token)
    assert claim is not None
    assert (claim.row_id, claim.generation) == ("babababababababa22", 3)


def test_a_link_opens_nothing_else() -> None:
    token = links.token(KEY, links.REVIEW, "babababababababa22", 3)
    assert links.read(KEY, links.RESET, token) is None
    assert links.read(b"other", links.REVIEW, token) is None
    for forged in (
        token.replace(".3.", ".4."),
        token.replace("bab", "bac", 1),
        "",
        "..",
        "a.b.c",
        "a.٣.c",
        token + "x",
        token + ".x",
    ):
        assert links.read(KEY, links.REVIEW, forged) is None
