"""The words and keywords counted beside a field are those that the server counts."""

import random
import sys
import unicodedata
from pathlib import Path

from playwright.sync_api import Page

from journal.domain.keywords import keyword_lines
from journal.lib.text import clean, word_count

SCRIPT = Path(__file__).parents[2] / "static" / "js" / "counter.js"
FIELD = """<textarea id="a" data-words="5"></textarea>
<p id="a-count" data-said="{n}" data-said-over="over"></p>
<textarea id="k" data-keywords="5" data-least="2"></textarea>
<p id="k-count" data-said="{n}" data-said-over="over" data-said-under="under"></p>"""
SAID = (
    "",
    "It's a well-being – test, ტესტი",
    "يُفقد الحبس الانفراديُّ النومَ",
    "हिन्दी में शब्द, 3.5 и 4,5",
    "酷刑受害者的康复",
    "カタカナ と abc中def",
    "می‌خواهم",
    "and/or e.g. _x_ a__b l’eau d'or 🙂",
)
# Signs that Unicode has named; what is not named yet may be a letter in one of the two tomorrow.
NAMED = [
    chr(number)
    for number in range(sys.maxunicode + 1)
    if unicodedata.category(chr(number)) not in ("Cn", "Cs", "Co")
]
COUNT = """([id, texts]) => texts.map((text) => {
  const area = document.getElementById(id);
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  return parseInt(document.getElementById(`${id}-count`).textContent, 10);
})"""


def test_browser_and_server_count_the_same(page: Page) -> None:
    chance = random.Random(7)
    usual = [*"abc ABC 19 .-'’_‐‑ \n\u200b\u200c\u200d\u00ad中のكَ"]
    texts = [*SAID]
    for _ in range(1500):
        texts.append("".join(chance.choice(usual) for _ in range(chance.randrange(40))))
        texts.append("".join(chance.choice(chance.choice((NAMED, usual))) for _ in range(60)))
    texts += ["a".join(NAMED[at : at + 997]) for at in range(0, len(NAMED), 997)]
    texts = [text.replace("\r", "") for text in texts]
    page.set_content(FIELD)
    page.add_script_tag(content=SCRIPT.read_text("utf-8"), type="module")
    counted = page.evaluate(COUNT, ["a", texts])
    differing = [
        (text, here, word_count(text))
        for text, here in zip(texts, counted, strict=True)
        if here != word_count(text)
    ]
    assert differing == []
    lists = [
        "",
        "sleep",
        "sleep, law,",
        "a; b,c ;a",
        "a\nb; c\n",
        "نوم، سجن",
        "睡眠；法律",
        "a  b,a b",
    ]
    lists += ["".join(chance.choice("ab ,;；،\n") for _ in range(12)) for _ in range(300)]
    counted = page.evaluate(COUNT, ["k", lists])
    assert counted == [len(keyword_lines(clean(text)).splitlines()) for text in lists]
