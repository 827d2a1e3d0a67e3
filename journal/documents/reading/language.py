"""Which language a text is in, by its script and its commonest words."""

import re
from collections import Counter

_SAMPLE = 20_000
# Of the words of a text, so many at least are among the commonest of its language.
_FEWEST = 3
_SHARE = 0.08

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("si", re.compile("[\u0d80-\u0dff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("devanagari", re.compile("[\u0900-\u097f]")),
    ("ethiopic", re.compile("[\u1200-\u137f]")),
    ("arabic", re.compile("[\u0600-\u06ff]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f]")),
)
_COMMON = {
    "latin": {
        "en": "the of and to in that was with for is were this by from are which",
        "fr": "le la les des et en une dans pour qui est que du au par sur ont sont",
        "es": "el la los las de y en que una por con para del se su es fue como",
        "pt": "o a os as de e em que uma por com para do da no na não foram são",
        "it": "il la gli le di e che una per con del della nel sono è non",
        "de": "der die das und in den von zu mit ist des für auf eine nicht werden",
        "nl": "de het een en van in is dat op te zijn met voor niet aan door",
        "pl": "i w na z do że się nie jest przez oraz dla które przy od",
        "ro": "și în de la cu pe pentru care este din prin sunt nu mai",
        "bs": "je i u na se za su od da koji kao što sa bi uvjetima uslovima općina",
        "sq": "të e në dhe me për nga një që është si ka këto",
        "tr": "ve bir bu ile için olarak olan de da çok gibi sonra",
        "id": "yang dan di dengan untuk dari pada dalam ini adalah tidak oleh",
        "sw": "ya na wa kwa ni katika za la kuwa hii watu wao",
        "so": "iyo oo ka ku waa in uu ay la soo waxaa kale",
        "rw": "mu na ku kandi ko ni abantu byo muri iyi mu bya",
        "vi": "và của các là trong cho được với những không có người một",
        "ku": "û ku li di ji bi de ew jî bû hatin",
    },
    "cyrillic": {
        "ru": "и в не на что с по как это для из были также или быть",
        "uk": "і в не на що з та до як це для із були також або є",
        "sr": "је и у на се за су од да који као што са из",
    },
    "arabic": {
        "ar": "في من على إلى عن التي أن هذا هذه كان مع الذي بين",
        "fa": "و در به از که این را با است برای های می شد",
        "ps": "په د او چې کې له سره دي ته يې هم",
        "ur": "کے میں کی اور سے کا ہے کو پر یہ نے ہیں",
        "ku": "لە و بە کە بۆ لەگەڵ ئەو ئەم بوو دەکات",
    },
    "devanagari": {
        "hi": "के में की है और से का को पर यह ने हैं",
        "ne": "र को मा छ का ले हरू गर्न भएको लागि पनि",
    },
    "ethiopic": {
        "am": "እና ነው ላይ ውስጥ የ ወደ ከ ሰዎች ነበር",
        "ti": "እዩ ኣብ ናይ እቲ ካብ ድማ ሰባት ነበረ",
    },
}  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return the code of the language, empty where it cannot be told."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script not in _COMMON:
        return script
    counted = Counter(word.lower() for word in _WORDS.findall(sample))
    scores = {
        code: sum(counted[word] for word in set(common.split()))
        for code, common in _COMMON[script].items()
    }
    best = max(scores, key=lambda code: scores[code])
    is_sure = scores[best] >= max(_FEWEST, _SHARE * counted.total())
    return best if is_sure else ""


def _script(text: str) -> str:
    counts = {name: len(signs.findall(text)) for name, signs in _SCRIPTS}
    # Japanese is written with Chinese signs too: what is its own decides.
    if counts["ja"] * 10 > counts["zh"]:
        counts["zh"] = 0
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""
