"""What the demonstration's authors tell beside their papers, by the paper's key; all invented."""

from datetime import date

from journal.domain.consent import Consent, Subject
from journal.domain.translation import Translation

_ARABIC = Translation(
    "ar",
    "كلمات للألم: مدى اتفاق الأطباء والمترجمين على ما قاله الناجون",
    "الخلفية: تقوم التقارير الطبية على كلمات تمر عبر شخصين.\n\n"
    "المنهج: أعاد مترجمون لم يعرفوا الترجمة الأولى نقل أربعين مقابلة بخمس لغات، وقارن ثلاثة أطباء"
    " بين الترجمتين.\n\n"
    "النتائج: نُقل موضع الألم ومدته نقلاً واحداً في تسعة من كل عشرة مقاطع، ونوعه في ستة.\n\n"
    "التفسير: عشر دقائق من التحضير المشترك أنفع من مسرد أطول.",
    "الترجمة الفورية\nالألم\nالتقارير الطبية الشرعية",
)
_FRENCH = Translation(
    "fr",
    "Des mots pour la douleur : ce que cliniciens et interprètes comprennent d’un récit",
    "Contexte : Les rapports médicaux reposent sur des mots qui passent par deux personnes.\n\n"
    "Méthodes : Quarante consultations en cinq langues ont été traduites une seconde fois, à"
    " l’aveugle ; trois cliniciens ont comparé les deux versions.\n\n"
    "Résultats : Le lieu et la durée de la douleur concordaient dans neuf passages sur dix, sa"
    " nature dans six.\n\n"
    "Interprétation : Dix minutes de préparation commune valent mieux qu’un glossaire plus long.",
    "interprétariat\ndouleur\nrapports médico-légaux",
)
_SPANISH = Translation(
    "es",
    "Caminar con las familias de los desaparecidos: apuntes de tres valles",
    "Durante ocho años nuestro equipo ha caminado con las familias hasta los lugares donde buscan."
    " Contamos lo que aprendimos sobre el paso, la comida y el silencio.",
    "desaparición forzada\nfamilias\ntrabajo comunitario",
)
_VOICES = Translation(
    "fr",
    "Des voix à travers le mur : se parler en isolement, et ce que cela signifie",
    "Contexte : L’isolement n’est jamais complet là où des personnes cherchent à se joindre.",
    "isolement\nvoix\nprison",
)
TRANSLATIONS = {
    "interpreters": (_ARABIC, _FRENCH),
    "families": (_SPANISH,),
    "solitary": (_VOICES,),
}
NOTICES = {
    "solitary": (("torture", "killing"), "Attempts at suicide"),
    "staff": (("injury-images",), ""),
    "weapons": (("injury-images", "children"), ""),
}
# The kind of study, and how its guideline was followed.
STUDIES = {
    "solitary": ("Interviews or focus groups", "COREQ, 30 of 32 items; two do not apply."),
    "staff": ("Quality improvement", "SQUIRE 2.0"),
    "weapons": (
        "Observational study (cohort, case-control, cross-sectional)",
        "STROBE; the checklist is with the authors.",
    ),
    "sleep": (
        "Observational study (cohort, case-control, cross-sectional)",
        "STROBE, every item of the list for cohorts.",
    ),
    "market": ("Legal analysis or commentary", ""),
}
# The languages in which the author reads reviews, and that of letters to them.
LANGUAGES = {
    "solitary": (("en", "fr", "ka"), ""),
    "staff": (("en", "sw"), ""),
    "market": (("en", "fr"), "fr"),
    "weapons": (("ar", "en", "fr"), "fr"),
}
# A letter of the journal's own in another language: subject and text.
FRENCH_LETTER = (
    "{reference} : nous avons reçu votre article",
    "Bonjour {name},\n\nmerci d’avoir confié votre article à {journal} :\n\n{title}\n"
    "{reference} · {part}\n\nIl est arrivé en entier. Un membre de la rédaction va le lire ; "
    "vous pouvez suivre la suite ici :\n{paper_url}\n\nBien à vous,\n{journal}",
)
_UNTIL = date(2027, 12, 31)
CONSENTS = {
    "solitary": (
        Consent(Subject.QUOTATION, "Passages A to F", "Their words, without names.", _UNTIL, True),
        Consent(Subject.PERSON, "Interview 7", "Age and length of the stay.", None, True),
    ),
    "staff": (
        Consent(Subject.IMAGE, "Figures 1 and 2", "The photographs, faces covered.", _UNTIL, True),
    ),
}
# Whose name is sealed: by the paper's key, the place in its byline and the name that others read.
PSEUDONYMS = {("staff", 1): "Mira Stone"}
