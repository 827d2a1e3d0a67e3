"""People and institutions, as capital letters and the words around them tell."""

import re
from functools import cache

from journal.documents.telling import words
from journal.documents.telling.shape import pattern

_PARTICLE = r"(?:(?:de la|de|del|van der|van|von|al|el|bin|ben|ibn|da|dos|di|der|ter|le|la) )?"
_GIVEN = r"[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)*"
_CYRILLIC = r"[А-Я][а-я]+(?:-[А-Я][а-я]+)?"
_TITLED = (
    r"(?:Drs?|Prof|Professors?|Mr|Mrs|Ms|Mme|MM|M|Dra|Profa|Sra?|Lic|Maitre|Me)\.? "
    rf"(?:[A-Z]\. ?){{0,3}}{_PARTICLE}{_GIVEN}"
)
_LATIN = (
    rf"{_GIVEN}(?: {_GIVEN})? (?:[A-Z]\. ?){{0,2}}{_PARTICLE}{_GIVEN}"
    rf"|[A-Z]\. ?(?:[A-Z]\. ?)?{_PARTICLE}{_GIVEN}"
)
_RUSSIAN = (
    rf"[А-Я]\. ?(?:[А-Я]\. ?)?{_CYRILLIC}|{_CYRILLIC} [А-Я]\. ?[А-Я]\."
    rf"|(?<=[а-я,] ){_CYRILLIC} {_CYRILLIC}(?: {_CYRILLIC})?"
)
_ARABIC = (
    r"(?:الدكتور(?:ة|ه)?|د\.|ا\.د\.|الاستاذ(?:ة|ه)?|السيد(?:ة|ه)?|البروفيسور(?:ة)?)"
    r" ?(?!الذ|ال(?:مشار|باحث))\w{2,}"
)
_CHINESE = (
    r"(?<!各位)(?<!诸位)(?<!几位)(?<!两位)(?<!匿名)(?<!所有)(?<!全体)(?:[\u4e00-\u9fff]{2,3})"
    r"(?:教授|博士|老师|老師|先生|女士|医生|醫生|研究员|主任|同学)"
)
_CHINESE_GENERIC = re.compile(
    r"(?:各位|诸位|几位|两位|三位|匿名|所有|全体|指导|任课|参与|部分|受访|班主|评审|审稿|编辑|多位)"
)
_PERSON = re.compile(f"{_TITLED}|{_LATIN}|{_RUSSIAN}|{_ARABIC}")
_CHINESE_PERSON = re.compile(_CHINESE)
# Capital letters that begin places, peoples, times and offices rather than a person.
_NO_PERSON = re.compile(
    r"(?i)\b(?:north\w*|south\w*|east\w*|west\w*|central|new|united|saint|middle|latin|sub|great"
    r"|africa\w*|america\w*|europe\w*|asia\w*|nations|kingdom|states|republic|democratic|federal"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|committee|council|board|ministry|department|university|hospital|centre|center|institute"
    r"|association|society|foundation|international|national|research|ethics|human|rights|health"
    r"|red|cross|world|high|commission\w*|scale|questionnaire|inventory|index|table|figure|study"
    r"|article|appendix|section|the|and|this|these|our|we|all|both|data|anonymous|reviewers"
    r"|istanbul protocol|helsinki|declaration|convention|court|sierra|costa|puerto|sri|san|santa"
    r"|buenos|burkina|saudi|sudan|authors?|participants?|social|open|project|programme?|grant"
    r"|universi\w+|instituto?|centro|ministerio|comite|conseil|republique|nord|sud|afrique|europe"
    r"|america|naciones|nations|unidas|unies|derechos|humanos|droits|homme|estados|unidos"
    r"|red|cruz|croix|rouge|российск\w+|федерац\w+|конвенц\w+|организац\w+|красн\w+|северн\w+"
    r"|южн\w+|восточн\w+|западн\w+|центральн\w+)\b"
)
# What stands before a place rather than before a person.
_BEFORE_PLACE = re.compile(
    r"(?:^|\W)(?:in|from|at|across|near|dans|en|au|aux|depuis|desde|hacia|в|из|на|во)\s$",
    re.IGNORECASE,
)

_RUN = re.compile(
    r"[A-Z][\w'.-]*(?: (?:(?:of|de|du|des|la|le|les|del|y|et|and|for|the|do|da|dos|das|e|en|fur|"
    r"di|&) |d'|l'|de l')*[A-Z][\w'.-]*)*(?: (?:of|de|du|des|la|del|for|the) )?"
)
_STEM = re.compile(
    r"\b(?:universi|hochschul|institut|hospital|hopital|klinik|clinic|clinique|clinica|centre\b"
    r"|center\b|centro\b|zentrum|college|school|ecole|escuela|facult|polytechn|academ|chu\b"
    r"|laborator|politecnic|ministr|ministerio|foundation|fundacion|fondation)"
)
_EVERYBODYS = re.compile(
    r"(?:the|of|and|for|a|de|du|des|la|le|les|del|y|et|e|en|do|da|di|d|l|in|at|on"
    r"|universi\w+|hospital\w*|hopita\w+|institut\w*|centre|center|centro|college|school|ecole"
    r"|escuela|facult\w+|clinic\w*|laborator\w*|department\w*|departament\w*|academ\w+|ministr\w+"
    r"|foundation|fundacion|fondation|chu|ethic\w*|etic\w*|ethique|irb|rec|board|boards|review"
    r"|committees?|comites?|commission|comision|council|conseil|consejo|research|investigacion"
    r"|recherche|institutional|institucional|national|nacional|local|regional|independent|human"
    r"|humain\w*|human\w+|subjects?|health|sante|salud|medical|medecine|medicine|medicina|public"
    r"|publique|publica|social\w*|science\w*|ciencias|general|teaching|approval|protection|clinical"
    r"|personnes|protocol|number|no|ref|our|this|helsinki|declaration|world|association|good"
    r"|practice|bioetica|bioethics|bioethique|approved|approbation|scientific|cientifica"
    r"|scientifique|psychology|psychiatry|internal|committee's|author\w*|host|home|x+|name|withheld"
    r"|university's|anonym\w+|blinded|district|state|government|governmental|education|educacion)"
)
_MASKED = re.compile(r"\[[^\]\d]{0,120}\]|x{3,}|█+|_{3,}|\*{3,}")
_RUSSIAN_PLACE = pattern(
    r"[А-Я][а-я]+(?:ск|цк)(?:ого|ий|ии|ой|ая|ом)(?: \w+){0,4}? (?:университет|институт"
    r"|академи|центр|больниц|клиник)\w*|(?:университет|институт|академи|центр|больниц|клиник)\w* "
    r"(?:им\.|имени|[«\"]?[А-Я])\s?[А-Яа-я.«\"]+"
    r"|\b(?:МГУ|СПбГУ|НИУ|ВШЭ|РАН|РУДН|РГГУ|МГМУ|РНИМУ|НМИЦ)\b"
)
_ARABIC_PLACE = pattern(
    r"(?:جامعة|مستشفى|معهد|كلية|مركز) (?!ال(?:مؤلف|باحث|بحث)\w*|محلي|حكومي|بحثي|جامعي|صحي|محدد"
    r"|واحد|آخر|من\b|في\b|على\b|تابع)\w{3,}"
)
_CHINESE_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,14}?(?:大学|大學|医院|醫院|研究所|研究院|学院|學院|研究中心)"
)
_CHINESE_GENERICS = re.compile(
    r"(?:所在|某|本|该|該|各|我们|我們|当地|當地|一所|两所|三所|几所|多所|一家|两家|三家|多家|作者|综合|综合性|三甲|公立|教学|附属|的|单位|省级|市级"
    r"|社区|精神|匿名|隐去|隐)(?:大学|大學|医院|醫院|研究所|研究院|学院|學院|研究中心)$"
)


def person(text: str, start: int = 0) -> str | None:
    """Return the first name of a person in plain text that keeps its capitals."""
    for found in _PERSON.finditer(text, start):
        before = text[: found.start()][-12:]
        if not _NO_PERSON.search(found[0]) and not _BEFORE_PLACE.search(before):
            return found[0]
    return next(
        (m[0] for m in _CHINESE_PERSON.finditer(text, start) if not _CHINESE_GENERIC.search(m[0])),
        None,
    )


def institutions(text: str) -> list[re.Match[str]]:
    """Return where plain text names an institution that is not everybody's."""
    seen = _MASKED.sub(lambda m: "\0" * len(m[0]), text)
    found = [m for m in _RUN.finditer(seen) if _is_named(m[0])]
    found += _RUSSIAN_PLACE.finditer(seen)
    found += _ARABIC_PLACE.finditer(seen)
    found += [m for m in _CHINESE_PLACE.finditer(seen) if not _CHINESE_GENERICS.search(m[0])]
    return found


def _is_named(run: str) -> bool:
    small = run.lower()
    if not _STEM.search(small):
        return False
    return any(not _EVERYBODYS.fullmatch(word) for word in re.findall(r"[^\W\d_]{2,}", small))


def is_masked(folded: str) -> bool:
    """Tell whether folded text says that something was left out for the review."""
    return bool(_MASKED.search(folded) or _left_out().search(folded))


@cache
def _left_out() -> re.Pattern[str]:
    return pattern(words.either("masked"))
