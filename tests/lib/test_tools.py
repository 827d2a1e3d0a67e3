import re
from datetime import UTC, datetime, timedelta

from journal.lib.bucket import Limit, refill
from journal.lib.ids import new_id, short_code
from journal.lib.password import hashed, matches
from journal.lib.rich import linked, rich
from journal.lib.signing import digest, is_signed, sign

AT = datetime(2026, 1, 1, tzinfo=UTC)


def test_ids_are_unguessable_and_spell_nothing() -> None:
    ids = {new_id() for _ in range(500)}
    assert len(ids) == 500
    assert all(re.fullmatch("[a-z][a-z0-9]{17}", one) for one in ids)
    assert not any(set(one) & set("aeiouy01l") for one in ids)
    assert re.fullmatch("[A-Z2-9]{4}", short_code())


def test_a_signature_belongs_to_its_parts_alone() -> None:
    made = sign(b"key", "review", "abc", "0")
    assert is_signed(b"key", made, "review", "abc", "0")
    assert not is_signed(b"key", made, "review", "ab", "c0")
    assert not is_signed(b"other", made, "review", "abc", "0")
    assert not is_signed(b"key", "é" + made[1:], "review", "abc", "0")
    assert len(digest("x")) == 64


def test_a_password_opens_only_its_own_record() -> None:
    record = hashed("a long sentence", quick=True)
    assert matches(record, "a long sentence")
    assert not matches(record, "a long sentence ")
    assert not matches(None, "anything")
    assert not matches("no record", "anything")


def test_a_bucket_fills_with_time_up_to_its_burst() -> None:
    limit = Limit(burst=4, per_hour=2)
    assert refill(limit, 0, AT, AT + timedelta(hours=1)) == 2
    assert refill(limit, 3, AT, AT + timedelta(days=1)) == 4
    assert refill(limit, 1, AT, AT - timedelta(hours=5)) == 1


def test_markdown_keeps_what_is_plain_and_nothing_that_runs() -> None:
    html = rich("# Title\n\n**bold** [x](javascript:alert(1)) <script>a</script> ![i](http://b/c)")
    assert html.startswith("<h2>Title</h2>")
    assert "<strong>bold</strong>" in html
    assert not re.search(r"<script|<img|href=.javascript|onerror", html)


def test_plain_text_has_paragraphs_and_links() -> None:
    html = linked("one\ntwo\n\nsee https://a.example.org/x <b>")
    assert html.startswith("<p>one<br>two</p>")
    assert 'href="https://a.example.org/x"' in html
    assert 'rel="noopener nofollow"' in html
    assert "<b>" not in html
