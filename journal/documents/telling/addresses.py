"""What is the same in every language: addresses, identifiers, telephones, drives and paths."""

import re
from collections.abc import Iterator

from journal.documents.telling import kinds, words
from journal.documents.telling.paper import Sentence
from journal.documents.telling.shape import Zone
from journal.domain.identifiers import orcid

Told = tuple[str, int, int]

_DOT = r"(?:\.|\s?[\[({]\s?(?:dot|point|punto)\s?[\])}]\s?)"
_AT = r"(?:\s?@\s?|\s?[\[({]\s?(?:at|arobase|arroba|@)\s?[\])}]\s?)"
_MAIL = re.compile(
    rf"(?<![\w.+-])[a-z0-9][\w.+-]*{_AT}[a-z0-9](?:[\w-]*[a-z0-9])?(?:{_DOT}[\w-]+)*{_DOT}[a-z]{{2,}}"
    r"|(?<![\w.+-])[a-z][\w.+-]+ at [\w-]+(?: dot [\w-]+)+\b",
    re.IGNORECASE | re.ASCII,
)
# Who grants permissions and answers readers is no author.
_OFFICE = re.compile(
    r"(?:permissions?|rights|copyright|licen[cs]ing|sales|orders?|support|customer\w*|subscriptions?"
    r"|journals?|reprints|webmaster|no-?reply|helpdesk)[\w.]*@"
)
_GENERAL = re.compile(
    r"(?:info|contact|office|press|media|enquir(?:y|ies)|admin|editor(?:s|ial)?)@"
)
_PUBLISHER = re.compile(
    r"@(?:[\w-]+\.)*(?:elsevier|springer|springernature|nature|wiley|tandf|taylorandfrancis|sagepub"
    r"|oup|cambridge|plos|frontiersin|mdpi|bmj|biomedcentral|hogrefe|apa|ieee|acm|jstor|copyright"
    r"|mapi-trust|pearson|creativecommons|who|un|ohchr|unhcr|icrc)\.(?:com|org|net|int|ch|co\.uk)\b"
)
_ORCID = re.compile(
    r"\b\d{4}[-‐–]\d{4}[-‐–]\d{4}[-‐–]\d{3}[\dXx]\b|orcid\W{1,12}\d{15}[\dXx]\b", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?:\b(?:tel(?:e?phone|efono)?|phone|mobile|fax|cell|whatsapp|movil|portable|тел(?:ефон)?|моб)\b|电话"
    r"|電話|手机|传真|هاتف|الهاتف|جوال|فاكس)[\s.:()№no]{0,8}\+?[\d(][\d ()./-]{6,}\d",
    re.IGNORECASE,
)
_BARE_PHONE = re.compile(r"\+\d{1,3}[ (.-]?\d[\d ().-]{6,}\d")
_DRIVE = re.compile(
    r"\b(?:drive\.google\.com|docs\.google\.com|(?:www\.)?dropbox\.com|1drv\.ms|onedrive\.live\.com"
    r"|[\w-]{1,60}-my\.sharepoint\.com|(?:[\w-]{1,60}\.)?academia\.edu/\w|researchgate\.net/profile/"
    r"|linkedin\.com/in/|(?:disk\.yandex\.\w+|yadi\.sk)/|cloud\.mail\.ru/|pan\.baidu\.com/|mega\.nz/"
    r"|we\.tl/|scholar\.google\.[\w.]+/citations|icloud\.com/iclouddrive|sites\.google\.com/)",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"https?://[^\s/]{1,99}/(?:[\w-]{1,60}/){0,2}(?:~|%7e)[a-z]\w*|(?<![\w.-])[\w.-]{1,99}\.\w{2,9}/~[a-z]\w*",
    re.IGNORECASE,
)
_REPOSITORY = re.compile(
    r"\b(?:(?:www\.)?github\.com/[\w-]+|gist\.github\.com/[\w-]+|gitlab\.com/[\w-]+"
    r"|bitbucket\.org/[\w-]+|[\w-]{1,60}\.github\.io|gitee\.com/[\w-]+|codeberg\.org/[\w-]+"
    r"|osf\.io/(?!view|institutions)[a-z0-9]{5}\b(?!\S*\s?view_only)"
    r"|(?:[\w-]{1,60}\.)?figshare\.com/(?!s/)\w|zenodo\.org/(?!\S*(?:token|preview))\w"
    r"|(?:doi\.org/|doi:\s?)?10\.(?:5281/zenodo|6084/m9\.figshare|17605/osf\.io)[.\w/]*"
    r"|dataverse\.[\w.]+/|huggingface\.co/[\w-]+|kaggle\.com/[\w-]+)",
    re.IGNORECASE,
)
_PATH = re.compile(
    r"\b[A-Z]:[\\/](?:Users|Documents and Settings)[\\/](?!public\b|default\b|user(?:name)?\b|<)"
    r"[\w.-]+|(?<![\w/])/(?:home|Users)/(?!user(?:name)?\b|shared\b|you\b|<)[\w.-]+/"
    r"|\bfile:///\S+",
    re.IGNORECASE,
)


def told_by(sentence: Sentence) -> Iterator[Told]:
    """Yield kind, start and end of what stands in the sentence."""
    yield from _mails(sentence)
    yield from ((kinds.ORCID, *m.span()) for m in _ORCID.finditer(sentence.plain) if _checks(m[0]))
    yield from _phones(sentence)
    yield from _pages(sentence)
    yield from ((kinds.FILE_PATH, *m.span()) for m in _PATH.finditer(sentence.plain))


def _checks(found: str) -> bool:
    digits = re.sub(r"[^\dXx]", "", found[-19:])
    return orcid(digits[-16:]) is not None


def _mails(sentence: Sentence) -> Iterator[Told]:
    for found in _MAIL.finditer(sentence.plain):
        address = found[0].lower().replace(" ", "")
        if _OFFICE.match(address) or _PUBLISHER.search(address):
            continue
        if _GENERAL.match(address) and not _is_near_author(sentence):
            continue
        yield kinds.MAIL, *found.span()


def _is_near_author(sentence: Sentence) -> bool:
    is_said = words.said("correspondence", sentence.folded).search(sentence.folded)
    return sentence.zone in {Zone.FRONT, Zone.CONTACT, Zone.AUTHORS} or bool(is_said)


def _phones(sentence: Sentence) -> Iterator[Told]:
    if _is_near_author(sentence):
        found = _PHONE.search(sentence.plain) or _BARE_PHONE.search(sentence.plain)
        if found:
            yield kinds.TELEPHONE, *found.span()


def _pages(sentence: Sentence) -> Iterator[Told]:
    text = sentence.plain
    for shape in (_DRIVE, _HOME):
        yield from ((kinds.PERSONAL_PAGE, *m.span()) for m in shape.finditer(text))
    found = _REPOSITORY.search(text)
    # The programs that others wrote lie there too: only what is the writer's own is told.
    if found and (sentence.zone is Zone.DATA or _is_own(sentence)):
        yield kinds.PERSONAL_PAGE, *found.span()


def _is_own(sentence: Sentence) -> bool:
    return bool(words.said("own", sentence.folded).search(sentence.folded))
