"""What papers write above their parts, in the languages of the field; blind to accents and case."""

import re
from functools import cache

from journal.documents.telling.shape import folded, pattern

_NUMBERING = (
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[ivx]{1,4})[.):]?\s+|[一二三四五六七八九十]{1,2}[、.]\s?)?"
)
_AFTER = r"\s*(?:[:：.]|[-—–]|\]|】)?\s*"

ABSTRACT = (
    r"(?:structured |graphical )?abstract|summary|synopsis|resume|resumen|sumario|resumo|sintesis"
    r"|riassunto|sommario|sintesi|zusammenfassung|kurzfassung|samenvatting|аннотация|резюме|реферат"
    r"|анотація|ال?ملخص(?: البحث| الدراسة)?|المستخلص|مستخلص(?: البحث)?|الخلاصة|چکیده|خلاصہ|ozet"
    r"|摘\s?要|内容提要|中文摘要|英文摘要|要旨|抄録|abstrak|streszczenie|rezumat|povzetek|sazetak|сажетак|resume"
)
KEYWORDS = (
    r"key ?-?words?(?: and phrases)?|index terms|mots?[- ]?cles?|palabras? ?-?claves?"
    r"|palavras? ?-?chaves?|parole chiave|schlusselworter|schlagworter|stichworter|trefwoorden"
    r"|ключевые слова|ключові слова|ال?كلمات ال?مفتاحية|ال?كلمات ال?دالة|كلمات دالة|واژگان کلیدی"
    r"|کلیدواژه\w*|anahtar kelimeler|关\s?键\s?词|關\s?鍵\s?詞|キーワード|kata kunci|slowa kluczowe"
    r"|cuvinte cheie"
)
# What begins the text itself, so that what stood before is over.
OPENING = (
    r"introduction|background|introduccion|introducao|introduzione|einleitung|einfuhrung|inleiding"
    r"|введение|вступ|المقدمة|مقدمة|تمهيد|الخلفية|مقدمه|giris|引\s?言|前\s?言|绪\s?论|緒\s?論|导论|導論|はじめに"
    r"|antecedentes|contexte|methods?|materials and methods|case report|case presentation"
    r"|pendahuluan|wstep|introducere"
)
# Headings within an abstract.
WITHIN = (
    r"(?:background|context|introduction|rationale|purpose|aims?|objectives?|(?:study )?design"
    r"|setting|participants|patients(?: and methods)?|(?:materials? and )?methods?|methodology"
    r"|intervention|(?:main )?outcome measures?|measures|(?:main )?results?|findings"
    r"|interpretation|discussion|conclusions?|limitations|implications|funding|trial registration"
    r"|significance|originality|contexte|objectifs?|but|methodes?|methodologie|resultats?"
    r"|conclusions?|discussion|antecedentes|introduccion|objetivos?|metodos?|metodologia"
    r"|materiales? y metodos?|resultados?|conclusion(?:es)?|discusion|contexto|fundamento"
    r"|введение|актуальность|цель(?: исследования)?|цели|материалы? и методы|методы|методика"
    r"|результаты|выводы|заключение|обсуждение|ال?خلفية|ال?مقدمة|ال?هدف|ال?أهداف|ال?طريقة|ال?طرق"
    r"|ال?منهجية|ال?منهج|ال?نتائج|ال?خاتمة|ال?استنتاجات?|ال?خلاصة|背景|目的|目标|目標|方法|对象与方法"
    r"|对象和方法|结果|結果|结论|結論|讨论|討論|introducao|conclus(?:ao|oes)|hintergrund|ziele?"
    r"|methoden|ergebnisse|schlussfolgerung(?:en)?)"
)
# The kind of a contribution, printed above the title.
KIND = (
    r"(?:original |short |brief |full |scientific |special |invited )*(?:article|paper|research"
    r"|research article|report|communication|review|review article|case reports?|case series"
    r"|case study|editorial|letter|commentary|perspective|essay|manuscript|title page|draft"
    r"|cover page|supplement)(?: open access)?|r\s?e\s?s\s?e\s?a\s?r\s?c\s?h(?: open access)?"
    r"|open access|article original|articulo(?: original)?|artigo(?: original)?|artigo cientifico"
    r"|article de recherche|etude de cas|manuscrit|manuscrito|caso clinico|reporte de caso"
    r"|оригинальная статья|научная статья|статья|обзор|рукопись|مقالة? (?:بحثية?|أصلية?)|بحث(?: أصيل| علمي)?"
    r"|دراسة حالة|论著|論著|综述|原创|研究论文|论文|.{0,40} [|] .{0,40}article"
)
# Lines of the first page that say something about the paper, but neither its title nor its authors.
ASIDE = (
    r"(?:running|short) (?:title|head)|titre (?:courant|court)|titulo (?:corto|abreviado)"
    r"|short title|received|revised|accepted|returned|submitted|published|available online|date"
    r"|recu|accepte|recibido|aceptado|aprobado|recebido|aceito|поступила|принята|дата|收稿|تاريخ"
    r"|word counts?|words|number of (?:words|tables|figures|pages)|doi|issn|vol(?:ume)?\b|how to cite"
    r"|cite (?:this|as)|citation|como citar|pour citer|для цитирования|引用|https?:|www\.|©|copyright"
    r"|удк|уди|jel|mesh|conflicts? of interest|competing interests|funding|financement"
    r"|financiacion|acknowledge?ments?|declarations?|keywords|running|full list of|these authors"
    r"|contributed equally|deceased|present address|anonymous|version|preprint|page \d|\d+$"
    r"|para citar|manuscript (?:number|no|id|type)|number of|article type|中图分类号|文献标识码|基金项目"
)
TITLE = r"(?:full |article |paper )?title|titre|titulo|titolo|titel|название|العنوان|عنوان البحث|题目|标题"
BYLINE = (
    r"authors?|written by|by|auteure?s?|autrices?|par|autor(?:a|es|as)?|por|автор(?:ы)?|作者"
    r"|المؤلف(?:ون|ين|ة)?|الباحث(?:ون|ين|ة)?|إعداد|بقلم|تأليف|autoren|von|autori|di|yazar(?:lar)?"
)


_COUNTRIES = (
    r"afghanistan|albania|algeria|algerie|argentina|armenia|australia|austria|azerbaijan|bangladesh"
    r"|belgium|belgique|bolivia|bosnia(?: and herzegovina)?|brazil|brasil|bulgaria|burundi|cambodia"
    r"|cameroon|cameroun|canada|chad|chile|china|colombia|congo|costa rica|croatia|cuba|cyprus"
    r"|denmark|ecuador|egypt|el salvador|eritrea|espana|ethiopia|finland|france|gambia|georgia"
    r"|germany|ghana|greece|guatemala|guinea|haiti|honduras|hungary|india|indonesia|iran|iraq"
    r"|ireland|israel|italy|italia|japan|jordan|kazakhstan|kenya|kosovo|kuwait|lebanon|liban"
    r"|liberia|libya|malaysia|mali|maroc|mexico|moldova|mongolia|morocco|mozambique|myanmar"
    r"|namibia|nepal|netherlands|the netherlands|new zealand|nicaragua|niger|nigeria|norway|pakistan"
    r"|palestine|panama|paraguay|peru|philippines|poland|portugal|qatar|romania|russia|rwanda"
    r"|saudi arabia|senegal|serbia|sierra leone|singapore|slovakia|slovenia|somalia|south africa"
    r"|south korea|south sudan|spain|sri lanka|sudan|suisse|sweden|switzerland|syria|taiwan"
    r"|tanzania|thailand|togo|tunisia|tunisie|turkey|turkiye|uganda|uk|ukraine"
    r"|united (?:kingdom|states(?: of america)?|arab emirates)|uruguay|usa|u\.s\.a"
    r"|uzbekistan|venezuela|vietnam|viet nam|yemen|zambia|zimbabwe|россия|украина|беларусь|казахстан|لبنان"
    r"|سوريا|العراق|الأردن|مصر|المغرب|تونس|الجزائر|اليمن|فلسطين|中国"
)


def is_country(text: str) -> bool:
    """Tell whether the text is the name of a country."""
    return bool(pattern(_COUNTRIES).fullmatch(folded(text).strip(" .")))


@cache
def _whole(said: str) -> re.Pattern[str]:
    return pattern(rf"[\[【]?{_NUMBERING}(?:{said}){_AFTER}")


@cache
def _first(said: str) -> re.Pattern[str]:
    return pattern(rf"[\[【]?(?:{said})(?:\s?[\]】]\s?[:：]?\s*|\s?[:：.]\s*|\s?[-—–]\s+)(?=[^\s])")


def is_heading(said: str, text: str) -> bool:
    """Tell whether the text is nothing but the heading."""
    return bool(_whole(said).fullmatch(folded(text)))


def after_label(said: str, text: str) -> str | None:
    """Return what follows the label at the beginning of the text, None where there is none."""
    small = folded(text)
    found = _first(said).match(small)
    if found is None:
        return None
    # Accents aside the lengths are the same but for spaces: the rest is found by its words.
    rest = len(small[found.end() :].split())
    return _last_words(text, rest)


def _last_words(text: str, count: int) -> str:
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    word = text[starts[-count] :]
    # The label may be grown together with the first word, as in 摘要：本文.
    cut = re.match(r"[^\s]*?[:：】\]—–]\s*(?=\S)", word)
    return word[cut.end() :] if cut and count == len(starts) else word


@cache
def starts(said: str) -> re.Pattern[str]:
    """Return the pattern of lines that begin so."""
    return pattern(rf"\s*(?:{said})")
