"""Lines that name people, and lines that name where they work."""

import re
from functools import cache

from journal.documents.reading import labels
from journal.documents.reading.blocks import LOWERED, RAISED
from journal.documents.telling import words
from journal.documents.telling.shape import folded, pattern
from journal.documents.terms import names_institution

# Marks that tie a name to a note, made one sign for the time of taking the line apart.
_MARK_OPEN, _MARK_CLOSE = "\ue002", "\ue003"
_RAISED = re.compile(f"{RAISED}([^{LOWERED}]*){LOWERED}")
_SIGN = "[*†‡§¶#¹²³⁴⁵⁶⁷⁸⁹⁰∗]"
_LOOSE = re.compile(
    rf"(?<=[^\W\d_.])([.,،]?)\s?((?:\d{{1,2}}|{_SIGN})(?:\s?[,;]?\s?(?:\d{{1,2}}(?!\d)|{_SIGN}))*)"
    rf"(?![\w%])(?![^{_MARK_OPEN}{_MARK_CLOSE}]*{_MARK_CLOSE})"
)
_BRACKETED = re.compile(r"[\[(]\s*((?:\d{1,2}|[a-f*†])(?:\s?,\s?(?:\d{1,2}|[a-f*†]))*)\s*[\])]")
# A star on the line after raised numbers.
_STARRED = re.compile(f"(?<={_MARK_CLOSE})\\s?([*†‡§#]+)")
# In small letters: "И." and "Y." are initials.
_BETWEEN = re.compile(
    r"\s*(?:[;,，、،؛\n\t|]|\s·\s|\s•\s|\s/\s|&|和|\s{3,}"
    r"|(?<!\w)(?:and|AND|et|y|und|e|и|en|ve|i|та|dan|և|og|och)(?!\w))\s*"
)
_DEGREE = re.compile(
    r"(?:ph\.?\s?d|m\.?\s?d|d\.?\s?phil|m\.?\s?sc|b\.?\s?sc|m\.?\s?a|b\.?\s?a|m\.?\s?p\.?\s?h|ll\.?\s?[mb]"
    r"|r\.?\s?n"
    r"|psy\.?\s?d|ed\.?\s?d|dr\.?\s?(?:med|phil|ph|rer|nat|jur)\w*\.?|mbbs|mbchb|mph|msw|frcpsych|mrcpsych"
    r"|dsc|facp|jd|esq"
    r"|prof|dr|med|mba|pt|mmed|к\.\s?\w+\.\s?н|д\.\s?\w+\.\s?н)\.?",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|mme|m|dra|sr|sra|lic|associate professor"
    r"|assistant professor"
    r"|д-р|проф|الدكتورة?|د|أ\.د|الأستاذة?)\.?\s+)+(?=\w)",
    re.IGNORECASE,
)
_LETTERS = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?:{_LETTERS}[.\-]?)+(?:['’ʼ`´\-‐‑·・]{_LETTERS}+\.?)*\.?|{_LETTERS}\.(?:-?{_LETTERS}\.)*"
)
_PARTICLES = {
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "van", "von",
    "der", "den", "ter", "ten", "zu", "zum", "al", "el", "bin", "ben", "ibn", "bint", "abu", "y",
    "e", "af", "av", "of", "d", "l", "st", "san", "mac", "ul", "ur", "the", "dela", "ap",
}  # fmt: skip
_CJK = re.compile("^[\u3040-\u30ff\u3400-\u9fff·]+$")
_CASELESS = re.compile("[\u0590-\u06ff\u0750-\u077f\u0900-\u1fff\u2d80-\u2ddf\ufb50-\ufefc]")
_MOST_TOKENS = 6
MANY = 8
_LONGEST = 60
# Words in capitals that make up titles, not names.
_NO_NAME = re.compile(
    r"\b(?:health|mental|rights|human|social|torture|trauma|violence|care|study|review|war|justice"
    r"|law|policy|disorders?|treatment|rehabilitation|practice|theory|research|education|children"
    r"|women|men|studies|methods?|science|police|prison|migration|asylum|refugees?|survivors?"
    r"|evidence|impact|needs?|support|title|case|report|article|open|access|systematic|analysis"
    r"|effects?|using|based|among|between|towards?|abstract|keywords|introduction|background"
    r"|journal|volume|issue|university|department|editor|received|accepted|version|draft|page"
    r"|manuscript|anonymous|authors?|corresponding|email|memory|poverty|silence|therapy|pain"
    r"|in|on|for|with|from|the|to|into|how|what|why|when|is|are|at|by|after|before|under"
    r"|salud|derechos|violencia|estudio|revision|tortura|etude|sante|droits|une?|les|dans|pour"
    r"|sur|una?|en|para|con|los|las|sobre|und|fur|der die|im|zur|на|об|для|при|после|как"
    r"|исследование|في|من|على|عن|إلى|بعد|دراسة)\b",
    re.IGNORECASE,
)
_CHINESE_WORD = re.compile("研究|分析|影响|调查|报告|中国|社会|问题|大学|医院|学院|系统|试验")
_LABELLED = re.compile(r"@|https?:|\d{3,}")


def marked(text: str) -> str:
    """Return the line with its notes' marks between two signs of our own, loose ones too."""
    text = _RAISED.sub(lambda m: _mark(m[1]), text)
    text = _STARRED.sub(lambda m: _mark(m[1]), text)
    text = _BRACKETED.sub(lambda m: _mark(m[1]), text)
    text = _LOOSE.sub(lambda m: _mark(m[2]) + m[1], text)
    # Some set nothing but the marks between the names.
    return re.sub(rf"{_MARK_CLOSE}\s+(?=[^\W\d_])", f"{_MARK_CLOSE}, ", text)


def _mark(signs: str) -> str:
    inside = re.sub(r"[\s,;]+", " ", signs).strip()
    return f"{_MARK_OPEN}{inside}{_MARK_CLOSE}"


def names_in(
    line: str, *, is_sure: bool = True, most_single: int = 2
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the names of the line with the marks of each; none where it is no list of names.

    `is_sure`: the line is where names stand, so that one word alone may be one; how many such
    there may be is for the lines around it to say.
    """
    label = labels.after_label(labels.BYLINE, line)
    if label is None and re.match(r"(?i:by) [A-Z]", line):
        label = line[3:]
    text = marked(label if label is not None else line)
    if _LABELLED.search(text) or len(text) > _LONGEST * 40:
        return []
    found: list[tuple[str, tuple[str, ...]]] = []
    pieces = _pieces(text)
    if pieces and labels.is_country(pieces[-1]):
        return []  # where an address ends
    for piece in pieces:
        signs = tuple(re.findall(f"{_MARK_OPEN}([^{_MARK_CLOSE}]*){_MARK_CLOSE}", piece))
        marks = tuple(mark for group in signs for mark in _split_marks(group))
        name = _name(re.sub(f"{_MARK_OPEN}[^{_MARK_CLOSE}]*{_MARK_CLOSE}", "", piece))
        if name:
            found.append((name, marks))
        elif found and marks and not _without_marks(piece):
            found[-1] = (found[-1][0], found[-1][1] + marks)
        elif _without_marks(piece):
            return []
    is_sure = is_sure or label is not None
    return found if _are_names(found, most_single if is_sure else 0) else []


def _split_marks(group: str) -> list[str]:
    return re.findall(r"\d{1,2}|[^\W\d_]{1,2}(?![^\W\d_])|[^\w\s,]", group)


def _without_marks(piece: str) -> str:
    bare_piece = re.sub(f"{_MARK_OPEN}[^{_MARK_CLOSE}]*{_MARK_CLOSE}", "", piece).strip(" .,")
    return "" if _DEGREE.fullmatch(bare_piece) else bare_piece


def without_degrees(text: str) -> str:
    """Return what follows the degrees at the beginning of the text."""
    head, comma, rest = text.strip().partition(",")
    return without_degrees(rest) if comma and _DEGREE.fullmatch(head.strip()) else text.strip()


def _pieces(text: str) -> list[str]:
    """Return what stands between the commas; "Khalil, Amina; Ito, Mari" is turned around."""
    by_semicolon = [part for part in re.split(r"\s*[;؛]\s*", text) if part.strip()]
    if len(by_semicolon) > 1 and all(part.count(",") == 1 for part in by_semicolon):
        return [" ".join(reversed([p.strip() for p in part.split(",")])) for part in by_semicolon]
    pieces = [piece for piece in _BETWEEN.split(text) if piece and piece.strip()]
    # Arabic writes its "and" together with the last name.
    if len(pieces) > 1 and re.match(r"و\w{3,}", pieces[-1]) and "،" in text:
        pieces[-1] = pieces[-1] if _WAW.match(pieces[-1]) else pieces[-1][1:]
    return pieces


_WAW = re.compile("(?:وليد|وائل|وسام|وفاء|وداد|وسيم|وحيد|وجدي|وجيه|وردة?|وضاح|ولاء|وصال|وئام)")


def _name(piece: str) -> str:
    """Return the piece as a name, empty where it is none."""
    text = _TITLE.sub("", " ".join(piece.split()).strip(" ,*†‡:-"))
    text = re.sub(r"(?<=[^\W\d_]{2})\.$", "", text).lstrip(".")
    words_in = [
        word for word in text.split() if not (_DEGREE.fullmatch(word) and word.upper() != "MA")
    ]
    text = " ".join(words_in)
    if not text or len(text) > _LONGEST or len(words_in) > _MOST_TOKENS:
        return ""
    if _CJK.match(text.replace(" ", "")):
        is_short = len(text.replace(" ", "")) <= 4 or "·" in text
        return "" if _CHINESE_WORD.search(text) or not is_short or len(text) < 2 else text
    if _NO_NAME.search(folded(text)) or _NO_NAME.search(text) or names_institution(text):
        return ""
    if not all(_TOKEN.fullmatch(word) for word in words_in):
        return ""
    if _CASELESS.search(text):
        return text
    return _cased(words_in)


def _cased(words_in: list[str]) -> str:
    """Return the name with each word as names are written, empty where one is no name."""
    loud = [word for word in words_in if word.isupper() and len(word.strip(".")) > 1]
    shown: list[str] = []
    for word in words_in:
        if word.lower() in _PARTICLES and (word.islower() or word in loud):
            shown.append(word.lower() if shown else word)
        elif word[:1].islower() and not re.match(r"[a-z]['’-][A-Z]", word):
            return ""
        elif word in loud and len(word) > 2 and "." not in word:
            shown.append(re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word))
        else:
            shown.append(word)
    return " ".join(shown)


def _are_names(found: list[tuple[str, tuple[str, ...]]], most_single: int) -> bool:
    is_sure = most_single > 0
    whole = [name for name, _ in found if " " in name or _CJK.match(name) or "." in name]
    if not found:
        return False
    if whole and len(whole) * 2 >= len(found):
        return (
            is_sure
            or len(found) > 1
            or any(marks for _, marks in found)
            or _is_plainly(found[0][0])
        )
    return len(found) <= most_single


def _is_plainly(name: str) -> bool:
    """Tell whether a name that stands alone is sure to be one: initials, or two or three words."""
    return bool(re.search(r"(?:^|\s)[^\W\d_]\.", name))


def is_byline(text: str, following: str = "") -> bool:
    """Tell whether the line is sure to name people; one that stands above where they work is."""
    is_followed = is_affiliation(following) or "@" in following
    return bool(names_in(text.strip(), is_sure=is_followed, most_single=MANY))


def is_affiliation(text: str) -> bool:
    """Tell whether the line names where somebody works."""
    shown = re.sub(f"[{RAISED}{LOWERED}]", "", text)
    small = re.sub(r"^\s*(?:[\d*†‡§#]{1,2}|[a-f]\b)[.)]?\s*", "", folded(shown))
    if len(small.split()) > 60:
        return False
    parts = [part.strip() for part in re.split(r"[,;،，|-]", small) if part.strip()]
    begins = any(_unit().match(part) for part in parts)
    return (begins or names_institution(shown)) and (len(parts) > 1 or bool(_unit().match(small)))


@cache
def _unit() -> re.Pattern[str]:
    return pattern(words.either("unit"))
