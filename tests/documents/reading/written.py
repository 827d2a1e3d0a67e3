"""Manuscripts as people write them, with what is to be read from each; all invented."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import docx
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt


@dataclass(frozen=True)
class Written:
    """The paragraphs: text, with `#` before a title, `!` bold and centred, `^1^` for raised signs.

    `---` begins a new page. The rest is what is to be read.
    """

    name: str
    lines: Sequence[str]
    title: str
    authors: Sequence[str]
    abstract: str
    keywords: Sequence[str]
    language: str
    affiliations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    orcids: dict[str, str] = field(default_factory=dict)
    corresponding: Sequence[str] = ()


def as_word(lines: Sequence[str]) -> bytes:
    """Return a Word document of the lines."""
    document = docx.Document()
    for line in lines:
        if line == "---":
            document.add_page_break()
            continue
        paragraph = document.add_paragraph(style="Title" if line.startswith("#") else "Normal")
        text = line.lstrip("#! ")
        for number, piece in enumerate(re.split(r"\^([^^]+)\^", text)):
            run = paragraph.add_run(piece)
            run.font.superscript = number % 2 == 1
            run.bold = True if line.startswith("!") else None
        if line.startswith("!"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(6)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pages(lines: Sequence[str], setup: str = "") -> bytes:
    """Return a PDF of the lines; the title is larger."""
    parts = ['#set page(paper: "a4", margin: 2.5cm)', "#set text(size: 11pt)", setup]
    for line in lines:
        if line == "---":
            parts.append("#pagebreak()")
        else:
            parts.append(_typeset(line))
    return bytes(typst.compile("\n\n".join(parts).encode()))


def _typeset(line: str) -> str:
    pieces = re.split(r"\^([^^]+)\^", line.lstrip("#! "))
    text = "".join(
        f"#super[{_escaped(piece)}]" if number % 2 else _escaped(piece)
        for number, piece in enumerate(pieces)
    )
    if line.startswith("#"):
        return f"#text(size: 18pt, weight: 700)[{text}]"
    return f"#align(center)[*{text}*]" if line.startswith("!") else text


def _escaped(text: str) -> str:
    return re.sub(r"([\\#*_`$@<>\[\]~=+/-])", r"\\\1", text)


ENGLISH_TEXT = (
    "Introduction",
    (
        "The people who came to the centre had slept badly for years, and nobody had asked them"
        " why. This is what we set out to do in the months that followed, with the help of "
        "interpreters."
    ),
    "Methods",
    "We met with sixty people, and asked each of them about their nights and about their days.",
    "Results",
    "Most of the people slept better at the end of the year than they had at its beginning.",
    "Table 1. Nights and days",
    "Figure 1. The course of a year",
    "Figure 2. The garden",
    "References",
    "Osei, K. (2014). Days of rest. Journal of Rest, 3(1), 1-9.",
    "Lira, E. (2010). Nights. Journal of Rest, 2(1), 10-19.",
)
LOUD = Written(
    name="caps over two lines, raised numbers, structured abstract",
    lines=(
        "Original article",
        "!SLEEP AND NIGHTMARES AMONG SURVIVORS OF DETENTION",
        "!IN THREE REHABILITATION CENTRES",
        "Running title: Sleep after detention",
        "Amina Khalil^1,*^, Jean-Paul Dupont, MD^2^, and María del Carmen Ruiz^1,2^",
        "^1^ Department of Psychology, University of Balamand, Beirut, Lebanon",
        "^2^ Restart Center for Rehabilitation, Tripoli, Lebanon",
        (
            "* Corresponding author: Amina Khalil, amina.khalil@balamand.example.org, "
            "ORCID 0000-0002-1825-0097"
        ),
        "Word count: 3000",
        "Abstract",
        (
            "Background: Disturbed sleep is common after torture. Methods: We met with sixty"
            " people. Results: Most of them slept better. Conclusions: Ask about the night."
        ),
        "Keywords: sleep; nightmares; torture",
        *ENGLISH_TEXT,
    ),
    title="SLEEP AND NIGHTMARES AMONG SURVIVORS OF DETENTION IN THREE REHABILITATION CENTRES",
    authors=("Amina Khalil", "Jean-Paul Dupont", "María del Carmen Ruiz"),
    abstract="Background: Disturbed sleep is common after torture.\n"
    "Methods: We met with sixty people.\nResults: Most of them slept better.\n"
    "Conclusions: Ask about the night.",
    keywords=("sleep", "nightmares", "torture"),
    language="en",
    affiliations={
        "Amina Khalil": ("Department of Psychology, University of Balamand, Beirut, Lebanon",),
        "Jean-Paul Dupont": ("Restart Center for Rehabilitation, Tripoli, Lebanon",),
        "María del Carmen Ruiz": (
            "Department of Psychology, University of Balamand, Beirut, Lebanon",
            "Restart Center for Rehabilitation, Tripoli, Lebanon",
        ),
    },
    emails={"Amina Khalil": "amina.khalil@balamand.example.org"},
    orcids={"Amina Khalil": "0000-0002-1825-0097"},
    corresponding=("Amina Khalil",),
)
STACKED = Written(
    name="each author above an affiliation and an address",
    lines=(
        "#Working after prison",
        "Dr. Amina Khalil",
        "Department of Psychology, University of Balamand",
        "E-mail: akhalil@balamand.example.org",
        "Kwame OSEI",
        "Centre for Victims, Accra",
        "k.osei@centre.example.org | https://orcid.org/0000-0001-5109-3700",
        "Suharto",
        "School of Law, University of Jakarta",
        "Keywords",
        "work, prison, women",
        "Summary",
        "Objectives",
        "To learn what work means to people who were in prison, and to those who are with them.",
        "Results",
        "It means that somebody waits for you, and that the day has an end and a beginning.",
        *ENGLISH_TEXT,
    ),
    title="Working after prison",
    authors=("Amina Khalil", "Kwame Osei", "Suharto"),
    abstract="Objectives: To learn what work means to people who were in prison, and to those who"
    " are with them.\nResults: It means that somebody waits for you, and that the day has an end"
    " and a beginning.",
    keywords=("work", "prison", "women"),
    language="en",
    affiliations={
        "Amina Khalil": ("Department of Psychology, University of Balamand",),
        "Kwame Osei": ("Centre for Victims, Accra",),
        "Suharto": ("School of Law, University of Jakarta",),
    },
    emails={
        "Amina Khalil": "akhalil@balamand.example.org",
        "Kwame Osei": "k.osei@centre.example.org",
    },
    orcids={"Kwame Osei": "0000-0001-5109-3700"},
)
FRENCH = Written(
    name="a cover page, then the title again",
    lines=(
        "#Dormir après la prison : étude qualitative auprès d’exilés",
        "Amina Khalil et Jean Dupont*",
        "Université Saint-Joseph, Beyrouth",
        "*Auteur correspondant : jean.dupont@usj.example.org",
        "---",
        "#Dormir après la prison : étude qualitative auprès d’exilés",
        "Résumé",
        (
            "Le sommeil des exilés est peu étudié. Nous avons mené vingt entretiens dans une ville"
            " du sud, et la nuit y ramène la prison. Il faut en parler tôt avec les soignants."
        ),
        "Mots-clés : sommeil, torture, exil",
        "Introduction",
        (
            "Les travaux sur le sommeil des exilés sont rares, et la nuit reste un lieu dont on ne"
            " parle pas dans les entretiens avec les soignants, ni avec les juges."
        ),
    ),
    title="Dormir après la prison : étude qualitative auprès d’exilés",
    authors=("Amina Khalil", "Jean Dupont"),
    abstract="Le sommeil des exilés est peu étudié. Nous avons mené vingt entretiens dans une"
    " ville du sud, et la nuit y ramène la prison. Il faut en parler tôt avec les soignants.",
    keywords=("sommeil", "torture", "exil"),
    language="fr",
    affiliations=dict.fromkeys(
        ("Amina Khalil", "Jean Dupont"), ("Université Saint-Joseph, Beyrouth",)
    ),
    emails={"Jean Dupont": "jean.dupont@usj.example.org"},
    corresponding=("Jean Dupont",),
)
SPANISH = Written(
    name="two abstracts, Spanish first, family names first",
    lines=(
        "#Volver a trabajar después de la cárcel",
        "Khalil, Amina; Pérez Gómez, Juan; Ruiz, María",
        "Universidad de Antioquia, Medellín, Colombia",
        (
            "Resumen: Poco se sabe del trabajo después de la cárcel. Quince mujeres contaron cómo"
            " el oficio las sostiene y qué necesitan para volver a sus barrios."
        ),
        "Palabras clave: trabajo; cárcel; mujeres.",
        (
            "Abstract: Little is known about work after prison. Fifteen women told how their trade"
            " holds them and what they need to go back to their part of the town."
        ),
        "Keywords: work; prison; women.",
        "Introducción",
        (
            "El oficio es más que un ingreso, y en los barrios de la ciudad las mujeres que salen"
            " de la cárcel lo saben desde el primer día que vuelven a sus casas."
        ),
    ),
    title="Volver a trabajar después de la cárcel",
    authors=("Amina Khalil", "Juan Pérez Gómez", "María Ruiz"),
    abstract="Poco se sabe del trabajo después de la cárcel. Quince mujeres contaron cómo el"
    " oficio las sostiene y qué necesitan para volver a sus barrios.",
    keywords=("trabajo", "cárcel", "mujeres"),
    language="es",
    affiliations=dict.fromkeys(
        ("Amina Khalil", "Juan Pérez Gómez", "María Ruiz"),
        ("Universidad de Antioquia, Medellín, Colombia",),
    ),
)
RUSSIAN = Written(
    name="Russian, with initials",
    lines=(
        "!Сон после заключения: качественное исследование",
        "А. И. Халилова^1^, П. С. Крылов^2^",
        "^1^ Казанский федеральный университет, Казань",
        "^2^ Институт психологии, Москва",
        (
            "Аннотация. Сон после заключения нарушен у многих людей. Мы провели двадцать интервью,"
            " и ночью в них возвращается тюрьма."
        ),
        "Ключевые слова: сон, пытки, реабилитация",
        "Введение",
        (
            "О сне после заключения пишут редко, и это не значит, что он не важен для тех, кто"
            " вышел из тюрьмы и живёт как все, но не спит по ночам."
        ),
    ),
    title="Сон после заключения: качественное исследование",
    authors=("А. И. Халилова", "П. С. Крылов"),
    abstract="Сон после заключения нарушен у многих людей. Мы провели двадцать интервью, и ночью в"
    " них возвращается тюрьма.",
    keywords=("сон", "пытки", "реабилитация"),
    language="ru",
    affiliations={
        "А. И. Халилова": ("Казанский федеральный университет, Казань",),
        "П. С. Крылов": ("Институт психологии, Москва",),
    },
)
ARABIC = Written(
    name="Arabic",
    lines=(
        "!النوم بعد السجن: دراسة نوعية",
        "أمينة خليل^1^، وليد قاسم^2^، وسمير حداد^1^",
        "^1^ قسم علم النفس، جامعة البلمند، لبنان",
        "^2^ مركز إعادة التأهيل، طرابلس",
        "الملخص",
        "اضطراب النوم شائع بعد التعذيب. أجرينا عشرين مقابلة، ويعود السجن ليلا إلى من خرج منه.",
        "الكلمات المفتاحية: النوم، التعذيب، إعادة التأهيل",
        "المقدمة",
        (
            "يكتب القليل عن النوم بعد السجن، وهذا لا يعني أنه غير مهم لمن خرج من السجن إلى بيته في"
            " المدينة التي عاش فيها مع أهله."
        ),
    ),
    title="النوم بعد السجن: دراسة نوعية",
    authors=("أمينة خليل", "وليد قاسم", "سمير حداد"),
    abstract="اضطراب النوم شائع بعد التعذيب. أجرينا عشرين مقابلة، ويعود السجن ليلا إلى من خرج منه.",
    keywords=("النوم", "التعذيب", "إعادة التأهيل"),
    language="ar",
    affiliations={
        "أمينة خليل": ("قسم علم النفس، جامعة البلمند، لبنان",),
        "وليد قاسم": ("مركز إعادة التأهيل، طرابلس",),
        "سمير حداد": ("قسم علم النفس، جامعة البلمند، لبنان",),
    },
)
CHINESE = Written(
    name="Chinese",
    lines=(
        "!监禁之后的睡眠：质性研究",
        "张伟^1^，李娜^2^，欧阳晓明^1^",
        "^1^ 北京大学心理与认知科学学院，北京",
        "^2^ 复旦大学附属医院，上海",
        "摘要：目的：了解睡眠。方法：二十次访谈。结果：夜里回到监狱。结论：应尽早询问。",
        "关键词：睡眠；酷刑；康复",
        "引言",
        "很少有人写监禁之后的睡眠，但是这并不说明它不重要。",
    ),
    title="监禁之后的睡眠：质性研究",
    authors=("张伟", "李娜", "欧阳晓明"),
    abstract="目的: 了解睡眠。\n方法: 二十次访谈。\n结果: 夜里回到监狱。\n结论: 应尽早询问。",
    keywords=("睡眠", "酷刑", "康复"),
    language="zh",
    affiliations={
        "张伟": ("北京大学心理与认知科学学院，北京",),
        "李娜": ("复旦大学附属医院，上海",),
        "欧阳晓明": ("北京大学心理与认知科学学院，北京",),
    },
)
BARE = Written(
    name="no abstract, one author, a title in capital words",
    lines=(
        "!Silent Nights and Broken Days",
        "By Amina Khalil",
        "Introduction",
        *ENGLISH_TEXT[1:],
    ),
    title="Silent Nights and Broken Days",
    authors=("Amina Khalil",),
    abstract="",
    keywords=(),
    language="en",
)
ANONYMOUS = Written(
    name="anonymous",
    lines=(
        "#What families ask of forensic services",
        "Abstract",
        "Families wait for decades. We asked what they need, and they need to be told the truth.",
        "Key words: disappearance; families",
        *ENGLISH_TEXT,
    ),
    title="What families ask of forensic services",
    authors=(),
    abstract="Families wait for decades. We asked what they need, and they need to be told the"
    " truth.",
    keywords=("disappearance", "families"),
    language="en",
)
NAMED = Written(
    name="names and where they work on one line, degrees between",
    lines=(
        "Title: Nights after prison",
        "Amina Khalil, PhD, University of Balamand, Beirut",
        "Jean Dupont, Restart Center, Tripoli",
        "Abstract",
        "They told us of the nights that they had in the prison and of the days that followed.",
        "Keywords: night; prison",
        *ENGLISH_TEXT,
    ),
    title="Nights after prison",
    authors=("Amina Khalil", "Jean Dupont"),
    abstract="They told us of the nights that they had in the prison and of the days that"
    " followed.",
    keywords=("night", "prison"),
    language="en",
    affiliations={
        "Amina Khalil": ("University of Balamand, Beirut",),
        "Jean Dupont": ("Restart Center, Tripoli",),
    },
)
LABELLED = Written(
    name="labels before everything",
    lines=(
        "Title: Nights after prison",
        "Authors: Amina Khalil (amina@centre.example.org); Jean Dupont",
        "ABSTRACT: They told us of the nights that they had in the prison.",
        "KEYWORDS: night, prison",
        *ENGLISH_TEXT,
    ),
    title="Nights after prison",
    authors=("Amina Khalil", "Jean Dupont"),
    abstract="They told us of the nights that they had in the prison.",
    keywords=("night", "prison"),
    language="en",
    emails={"Amina Khalil": "amina@centre.example.org"},
)
SINGLE = Written(
    name="people with one name, all lines alike",
    lines=(
        "Case report",
        "!NIGHTS AFTER PRISON",
        "!Sukarno, Suharto, and Megawati",
        "!University of Jakarta",
        "!Jakarta, Indonesia",
        "Abstract",
        "They told us of the nights that they had in the prison.",
        *ENGLISH_TEXT,
    ),
    title="NIGHTS AFTER PRISON",
    authors=("Sukarno", "Suharto", "Megawati"),
    abstract="They told us of the nights that they had in the prison.",
    keywords=(),
    language="en",
    affiliations=dict.fromkeys(
        ("Sukarno", "Suharto", "Megawati"), ("University of Jakarta, Jakarta, Indonesia",)
    ),
)
GERMAN = Written(
    name="German, names above the title",
    lines=(
        "Anna Müller und K.-H. Groß",
        "#Schlaf nach der Haft",
        "Zusammenfassung",
        "Der Schlaf ist nach der Haft gestört, und das ist für die Menschen nicht leicht.",
        "Schlüsselwörter: Schlaf, Haft",
        "Einleitung",
        "Die Menschen schlafen nicht, und das ist eine Folge der Haft, die nicht endet.",
    ),
    title="Schlaf nach der Haft",
    authors=("Anna Müller", "K.-H. Groß"),
    abstract="Der Schlaf ist nach der Haft gestört, und das ist für die Menschen nicht leicht.",
    keywords=("Schlaf", "Haft"),
    language="de",
)
PORTUGUESE = Written(
    name="Portuguese, the English abstract first",
    lines=(
        "#Sono depois da prisão",
        "Ana Souza e João da Silva",
        "Universidade de São Paulo, Brasil",
        "Abstract",
        "Sleep is not good after prison, and it is not a detail for those who were in one.",
        "Keywords: sleep; prison",
        "Resumo",
        "O sono não é bom depois da prisão, e isso não é um detalhe para as pessoas presas.",
        "Palavras-chave: sono; prisão",
        "Introdução",
        "O sono é um tema que não foi estudado como devia, e as pessoas que o perderam são muitas.",
    ),
    title="Sono depois da prisão",
    authors=("Ana Souza", "João da Silva"),
    abstract="O sono não é bom depois da prisão, e isso não é um detalhe para as pessoas presas.",
    keywords=("sono", "prisão"),
    language="pt",
    affiliations=dict.fromkeys(
        ("Ana Souza", "João da Silva"), ("Universidade de São Paulo, Brasil",)
    ),
)
ALL = (
    *(LOUD, STACKED, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE, BARE, ANONYMOUS),
    *(NAMED, LABELLED, SINGLE, GERMAN, PORTUGUESE),
)
