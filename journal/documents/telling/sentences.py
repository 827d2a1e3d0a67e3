"""What single sentences tell: by the tables of each language, and by what they name."""

import re
from collections.abc import Iterator

from journal.documents.telling import kinds, names, words
from journal.documents.telling.paper import Sentence
from journal.documents.telling.shape import Zone, is_latin, pattern

Told = tuple[str, int, int]

_TABLED = (kinds.GRANT, kinds.SELF_CITATION, kinds.PERSONAL_PAGE)
_UNMASKED = {kinds.SELF_CITATION, kinds.GRANT}
_REACHED = pattern(r"@|\+\d|\b(?:e-?mail|tel|phone|fax|тел|почта)\b|电话|邮箱|هاتف|بريد")
_AWARD = re.compile(
    r"\b(?=[\w/-]{0,40}\d{3})(?!(?:19|20)\d\d\b)[a-z]{0,6}[-/]?\w{0,6}[-/]?\d{3,}[\w/-]*"
)
_LINK = re.compile(r"https?://\S+|\bdoi\S*|\b10\.\d{4,}/\S+")

_NUMBER = pattern(
    r"(?:\b(?:nos?|nr|numbers?|numero|num|nro|ref\w*|protocol\w*|protocole|approval|code|codigo|id"
    r"|file|registration|irb|dossier|avis|acta|folio|certificate|clearance|номер|протокол\w*|n)\b|n°|#"
    r"|رقم|批准号|批准號|审批号|伦理号|编号|編號|号:)[^\w\d]{0,4}"
    r"(?:n\.?\s?o\b[^\w\d]{0,3}|(?:nos?|nr|n|number|code|номер|numero|رقم)\b[^\w\d]{1,3}|n°\s?|是|为)?"
    r"(?=[\w/.-]*\d)(?!(?:19|20)\d\d\b(?![/-]\d))[\w/.-]{2,}"
)
_LAW = pattern(
    r"(?:\b(?:law|act|resolution|regulation|decree|directive|loi|reglement|decret|ley|resolucion"
    r"|resolucao|lei|decreto|закон\w*|приказ\w*|постановлени\w+)\b|قانون|قرار|条例|规定|法律)"
    r"(?:\W+\w+){0,2}?\W+(?:(?:no|nr|n|num|numero)\W+|n°\s?)?[\d./-]+"
)
_BOARD = pattern(
    r"\b(?:approv|committee|board|clearance|irb\b|permission|review|exempt|comit|aprob|avis\b|approuv|bioetic"
    r"|одобр|комитет|комисси)|批准|审查|審查|审批|委员会|委員會|لجنة|مجلس|موافقة|وافق"
)
_OTHER_MATTER = pattern(
    r"\b(?:recruit|conduct|participant|patient|collect|carried out|took place|sampl|admitted|recrut"
    r"|realis|reclut|realiz|pacient|набран|провод|пациент|участник)|招募|患者|在.{0,6}进行|المشارك|أجري|جمع"
)
_GAP = 90
_NEAR = 70
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def told_by(sentence: Sentence) -> Iterator[Told]:
    """Yield kind, start and end (in the plain text) of all that the sentence tells."""
    yield from _tabled(sentence)
    for kind, find in _FINDERS.items():
        found = find(sentence)
        if found:
            yield kind, *found


def instructions_in(sentence: Sentence) -> Iterator[Told]:
    """Yield what is said to a program that reads along, wherever it stands, quoted or not."""
    found = next(_found(kinds.INSTRUCTION, sentence.plain.lower()), None)
    if found:
        yield kinds.INSTRUCTION, *found.span()


def _tabled(sentence: Sentence) -> Iterator[Told]:
    for kind in _TABLED:
        for found in _found(kind, sentence.folded):
            if not (kind in _UNMASKED and _is_source_masked(sentence.folded, found)):
                yield kind, *found.span()
                break


def _found(kind: str, text: str) -> Iterator[re.Match[str]]:
    for anchors, rule in words.rules(kind, is_latin=is_latin(text)):
        for anchor in anchors:
            if anchor in text:
                if found := pattern(rule).search(text):
                    yield found
                break


def _is_source_masked(text: str, found: re.Match[str]) -> bool:
    """Tell whether the number or the source is left out: in the words, or in brackets near them."""
    near = _BRACKETS.findall(text, found.start(), found.end() + _NEAR)
    return any(map(names.is_masked, near)) or (not near and names.is_masked(found[0]))


def _correspondence(sentence: Sentence) -> tuple[int, int] | None:
    """Find who is to be written to; that data may be asked for there tells nothing yet."""
    found = words.said("correspondence", sentence.folded).search(sentence.folded)
    if names.is_masked(sentence.folded):
        return None
    if not found:
        is_named = sentence.zone is Zone.CONTACT and names.person(sentence.unquoted)
        return (0, len(sentence.plain)) if is_named else None
    after = sentence.folded[found.end() :]
    before = sentence.folded[: found.start()].strip(" *†‡§#(0123456789.,:;")
    begins = not before or bool(_PLEASE.fullmatch(before))
    following = sentence.unquoted[found.end() :]
    goes_on = not _STARTS_SMALL.match(following) and re.match(
        r"[\w ,'-]{0,24}?[:*(—–]\s*(?=\w)|\s?[.\-]\s+(?=\w)|\s(?:to|a) (?=\w)", after
    )
    is_reached = _REACHED.search(sentence.folded)
    return found.span() if (begins and goes_on) or is_reached or _is_addressed(after) else None


_STARTS_SMALL = re.compile(r"[\w ]{0,24}[:—–]\s*[a-z]+ [a-z]")
_PLEASE = re.compile(r"(?:please )?(?:for|address|send|direct)(?: (?:all|any))?")


def _is_addressed(after: str) -> bool:
    return bool(
        re.match(r"[^.;]{0,60}\b(?:should|may|can|must) be (?:addressed|sent|directed)", after)
    )


def _ethics(sentence: Sentence) -> tuple[int, int] | None:
    """Find a board that is named, or its number: that a board approved tells nothing."""
    spoken = words.said("ethics", sentence.folded).search(sentence.folded)
    if not spoken or not _BOARD.search(sentence.folded):
        return None
    cleared = _LAW.sub(lambda m: " " * len(m[0]), sentence.folded)
    numbered = _NUMBER.search(cleared, max(0, spoken.start() - 60))
    if numbered and numbered.start() - spoken.end() < 200 and not names.is_masked(numbered[0]):
        return numbered.span()
    for found in names.institutions(sentence.unquoted):
        if _belongs(sentence, found):
            return found.span()
    return None


def _belongs(sentence: Sentence, institution: re.Match[str]) -> bool:
    """Tell whether the institution is the board's: not where the patients were, say."""
    if words.said("ethics", institution[0].lower()).search(institution[0].lower()):
        return True
    for spoken in words.said("ethics", sentence.folded).finditer(sentence.folded):
        start, end = sorted((spoken.end(), institution.start()))
        if spoken.start() < institution.start():
            gap, most = sentence.folded[start:end], _GAP
        else:
            gap, most = sentence.folded[institution.end() : spoken.start()], 40
            if re.search(r"\b(?:and|et|y|и|who|which)\b|[,;و]", gap):
                continue
        # Chinese does not part the name from what stands before it.
        around = gap + institution[0] if not institution[0].isascii() else gap
        if len(gap) <= most and ";" not in gap and not _OTHER_MATTER.search(around):
            return True
    return False


def _thanks(sentence: Sentence) -> tuple[int, int] | None:
    """Find people or institutions that are thanked."""
    found = words.said("thanks", sentence.folded).search(sentence.folded)
    if not found and sentence.zone is not Zone.ACKNOWLEDGEMENTS:
        return None
    start = found.end() if found else 0
    if found and not _is_authors_thanks(sentence, found):
        return None
    rest = sentence.unquoted[start:]
    is_named = names.person(sentence.unquoted, start) or _ARABIC_NAME.match(rest)
    if is_named or names.institutions(rest):
        return start, len(sentence.unquoted)
    return None


def _is_authors_thanks(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell whether the authors thank; those whom they write about may thank anybody."""
    if sentence.zone is Zone.ACKNOWLEDGEMENTS:
        return True
    before = sentence.folded[max(0, found.start() - 40) : found.start()]
    if _THANKING_ITSELF.match(found[0]) or _THANKING.search(before):
        return True
    return not found[0].isascii() and bool(_THANKING_FIRST.match(before))


_THANKING = pattern(
    r"\b(?:we|i|authors?|are|am|nous|je|auteurs?|tenons a|autor\w*|мы|я|автор\w*|المؤلف\w*"
    r"|الباحث\w*|quisieramos|queremos)\b[^.]{0,30}$"
    r"|(?:作者|笔者|我们|本文|谨|在此|特别|衷心|最后|还要?|同时|此外|诚挚|非常|由衷)[^。,;]{0,6}$"
)
# Verbs in the first person; Chinese has none, but there it stands first.
_THANKING_ITSELF = pattern(r"agradecemos|remercions|благодарим|نشكر|اشكر|agradezco")
_THANKING_FIRST = pattern(r"^[^\w]*$")
_ARABIC_NAME = pattern(
    r"^ (?=[\u0600-\u06ff])(?!كل|جميع|ال|من|كافة|فريق|سائر|المشا|على|ل)\w{3,} \w{3,}"
)


def _grant_in_funding(sentence: Sentence) -> tuple[int, int] | None:
    if sentence.zone is not Zone.FUNDING:
        return None
    found = _AWARD.search(_LINK.sub(lambda m: " " * len(m[0]), sentence.folded))
    return found.span() if found and not names.is_masked(found[0]) else None


_FINDERS = {
    kinds.CORRESPONDING: _correspondence,
    kinds.ETHICS: _ethics,
    kinds.ACKNOWLEDGEMENT: _thanks,
    kinds.GRANT: _grant_in_funding,
}
