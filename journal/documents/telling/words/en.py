"""English."""

from journal.documents.telling import kinds
from journal.documents.telling.shape import Words, Zone

_EARLIER = "previous|prior|earlier|past|former|preceding|published"
_WORK = "works?|stud(?:y|ies)|research|articles?|papers?|publications?|thesis|dissertation|book"
_SHOWN = (
    "shown|showed|reported|described|published|demonstrated|argued|found|proposed|developed"
    "|documented|validated|discussed|analy[sz]ed|examined|observed|suggested|presented"
)
_MODEL = "(?:ai|llms?|large language models?|language models?|gpt|chatgpt|chatbots?)"

WORDS = Words(
    rules={
        kinds.GRANT: (
            (
                "grant",
                r"\bgrants?(?: agreements?)?s? ?(?:nos?|nr|numbers?|ref|reference|id|code|#|n°)"
                r"\b\.? ?[:#]? ?{id}",
            ),
            ("grant", r"\bgrant (?!(?:19|20)\d\d\b)[\[(]?[\w/-]{0,12}\d{4,}"),
            (
                "ed by",
                r"\b(?:this|present|current|our|we|authors?|funding)\b.{0,60}"
                r"\b(?:funded|supported|financed|sponsored) by\b.{0,160}"
                r"(?:\bunder (?:the |its )?(?:grant|contract|award|project|programme|program"
                r"|agreement|scheme|call|horizon|reference|no)\b"
                r"|\b(?:grant|award|contract|project|reference|no|number)\b\W{0,3}{id})",
            ),
            (
                "ed by",
                r"^(?:funded|supported|financed|sponsored) by\b.{0,140}"
                r"\b(?:grant|award|contract|project|reference|no|number)\b[^\w]{0,3}{id}",
            ),
            (
                "award|fellowship|scholarship|stipend",
                r"\b(?:awards?|fellowships?|scholarships?|stipend) (?:nos?|nr|numbers?|id|#)\b"
                r"\.? ?:? ?{id}",
            ),
            (
                "under",
                r"\breceived (?:\w+ ){0,3}?(?:funding|support|a grant)\b.{0,160}"
                r"\bunder (?:grant|contract|award|project|agreement)",
            ),
        ),
        kinds.SELF_CITATION: (
            ("our ", rf"\bour (?:own )?(?:{_EARLIER}) (?:\w+ )?(?:{_WORK})\b(?! section)"),
            (
                "our ",
                r"\bour (?:own )?(?:recent|other|pilot|larger|first|ongoing|initial) (?:\w+ ){0,2}?"
                rf"(?:{_WORK}|reports?|review|trial|survey|project)\b.{{0,80}}{{cite}}",
            ),
            (
                "our ",
                r"\bour (?:study|work|paper|article|book|trial|survey) \([a-z]{3,}[^()]*\d{4}",
            ),
            (
                "our ",
                rf"\bour (?:(?:own|ongoing|{_EARLIER}) )+(?:\w+ )?(?:{_WORK}|results|findings|data"
                r"|cohort|analys[ei]s|observations|model|framework|method|protocol|trial|sample)\b"
                r".{0,60}{cite}",
            ),
            (
                "in a |in an |in one ",
                r"\bin (?:an?|another|one) (?:previous|prior|earlier|recent|separate|companion|pilot)"
                rf" (?:\w+ )?(?:{_WORK})\b.{{0,30}}, (?:we|i) (?:have )?(?:{_SHOWN})\b",
            ),
            (
                "in a |in an |in one ",
                rf"\b(?:we|i) (?:have )?(?:{_SHOWN}) in (?:an?|another|one) (?:previous|prior|earlier"
                rf"|recent|separate|companion) (?:\w+ )?(?:{_WORK})\b",
            ),
            ("my ", rf"\bmy (?:own )?(?:{_EARLIER}|doctoral|phd) (?:\w+ )?(?:{_WORK})\b"),
            ("as ", rf"\bas (?:we|i) (?:have )?(?:{_SHOWN})(?: \w+)?,? (?:in )?{{cite}}"),
            (
                "previously|recently|earlier|elsewhere|already|once",
                r"\b(?:we|i) (?:have |had )?(?:previously|recently|earlier|elsewhere|already|once)"
                rf" (?:{_SHOWN})\b(?!.{{0,40}}\b(?:above|section|table|figure|chapter)\b)"
                r".{0,160}{cite}",
            ),
            (
                "elsewhere",
                rf"\b(?:we|i) (?:have |had )?(?:{_SHOWN}) (?:\w+ ){{0,4}}?elsewhere\b.{{0,80}}{{cite}}",
            ),
            (
                "of our|by our|from our|of my|by my|by us|by the|from my",
                rf"\b(?:{_EARLIER}) (?:{_WORK}) (?:of ours|(?:by|from|of) (?:our|my) (?:own )?"
                r"(?:group|team|lab\w*)|by us\b|by the (?:present|same|current) authors?)",
            ),
            (
                "our ",
                rf"\bour (?:research )?(?:group|team|lab|laboratory) (?:has |have )?(?:\w+ly )?"
                rf"(?:{_SHOWN})\b.{{0,160}}{{cite}}",
            ),
            (
                "author",
                r"\b(?:first|second|third|last|lead|present|senior|corresponding|same) author'?s?'?"
                rf" (?:own )?(?:{_EARLIER}|doctoral|phd|unpublished) (?:\w+ )?(?:{_WORK})\b",
            ),
        ),
        kinds.PERSONAL_PAGE: (
            (
                "author",
                r"\bauthors?'?s?'? (?:personal |own |institutional |lab )?"
                r"(?:web ?sites?|home ?pages?|web ?pages?|blog|github|repository|drive)\b",
            ),
            (
                "our ",
                r"\b(?:our|my) (?:lab|laboratory|group|team|personal|own|institutional)(?:'s)? "
                r"(?:web ?sites?|home ?page|web ?page|blog|github|repository)\b",
            ),
            (
                "available",
                r"\bavailable (?:from|on|at|through) (?:our|my) (?:web ?site|home ?page|web ?page)",
            ),
        ),
        kinds.INSTRUCTION: (
            (
                "instruction",
                r"\b(?:ignore|disregard|forget|override) (?:\w+ ){0,3}?(?:previous|prior|above"
                r"|earlier|preceding|other|existing)(?: \w+)? instructions?\b",
            ),
            (
                "instruction|note|message",
                rf"\b(?:instructions?|notes?|messages?) (?:to|for) (?:the |any |all )?{_MODEL}\b",
            ),
            ("review", r"\bgive (?:\w+ ){0,4}?(?:positive|favou?rable|good) (?:peer )?reviews?\b"),
            (
                "review|evaluation|assessment",
                r"\b(?:write|produce|generate|provide|output|return) (?:only )?(?:a |an )?(?:\w+ )?"
                r"(?:positive|favou?rable|glowing|enthusiastic) (?:peer )?(?:reviews?|evaluation"
                r"|assessment)\b",
            ),
            (
                "positive",
                r"\bpositive (?:peer )?reviews? only\b|\bonly (?:a )?positive (?:peer )?reviews?\b",
            ),
            ("review", rf"\bas an? {_MODEL}(?: language model)?(?: peer)?[ -]review(?:er|ing)\b"),
            ("you are", rf"\bif you are an? {_MODEL}\b"),
            (
                "not ",
                r"(?<!\bwe )(?<!\bthey )(?<!\bi )(?<!\bwho )(?<!\bpeople )\b(?:do not|don't|never) (?:highlight|mention|point out|list|report|raise|discuss)"
                r" (?:\w+ ){0,4}?(?:negatives|negative (?:points?|aspects?|comments?|remarks?)"
                r"|weakness(?:es)?|shortcomings|flaws)\b",
            ),
            (
                "recommend",
                r"(?:^|[.:;,] |\b(?:must|should|please|always|and) )recommend (?:to )?"
                r"(?:accept(?:ance|ing)?|publication)(?: \w+){0,3} (?:of )?(?:this|the)"
                r" (?:paper|manuscript|article|submission)",
            ),
        ),
    },
    headings={
        Zone.FRONT: "author details for the title page",
        Zone.ACKNOWLEDGEMENTS: r"acknowled?ge?ments?(?: and \w+)?",
        Zone.FUNDING: r"(?:sources? of )?(?:funding|financial support|grant support)"
        r"(?: (?:statement|information|sources?|acknowledge?ments?))?",
        Zone.CONTRIBUTIONS: r"(?:credit )?(?:author|authors|author's|authors'|authorship)"
        r" ?contributions?(?: statement)?|contributions?(?: of (?:the )?authors?)?|contributors"
        r"|credit (?:statement|roles)",
        Zone.CONTACT: r"corresponding authors?|(?:address for )?correspondence(?: to| address)?"
        r"|contact(?: details| information| author)?",
        Zone.AUTHORS: r"about the authors?|(?:author|authors?'?s?'?) (?:biograph(?:y|ies)|bios?|note"
        r"|information|details|affiliations?|profiles?)|biographical notes?(?: on (?:the )?"
        r"(?:authors?|contributors))?|notes on contributors?|affiliations?|biographies",
        Zone.DATA: r"(?:data|code|materials?)(?: (?:and|&) (?:data|code|materials?))?"
        r" (?:availability|accessibility|sharing)(?: statement)?|availability of data(?: and"
        r" materials?)?|open (?:practices|data|science)(?: statement)?",
        Zone.REFERENCES: r"references(?: cited)?|bibliography|works cited|literature(?: cited)?"
        r"|reference list|notes and references",
        Zone.BODY: r"abstract|summary|introduction|background|(?:materials? and )?methods?"
        r"(?: and materials?)?|methodology|results?(?: and discussion)?|findings|discussion"
        r"|conclusions?|limitations|(?:conflicts? of|competing|declaration of (?:competing )?)"
        r" ?interests?(?: statement)?|disclosures?(?: statement)?|(?:figure|table)s?(?: legends?)?"
        r"|(?:figure|table|appendix|annex|box) [\w.]{1,4}\b.*|appendi(?:x|ces)|supplementary .*"
        r"|supporting information|(?:end)?notes|glossary|abbreviations|key ?words"
        r"|declarations?|(?:ethics|ethical) .*|ethics|consent(?: .*)?|participants|measures"
        r"|procedures?|case report|policy implications|recommendations",
    },
    masked=r"withheld|anonymi[sz]ed|anonymous|redacted|masked|blinded|omitted|suppressed|concealed"
    r"|removed (?:for|to)|hidden for|not (?:shown|given|named)|for (?:blind|peer|anonymous) review"
    r"|to be (?:added|completed|supplied|provided)|after (?:acceptance|review)|\bnone\b"
    r"|not applicable|\bn/a\b|no (?:\w+ )?acknowled?gements|\bauthors?, (?:19|20)\d\d"
    r"|\(authors?\b(?! (?:for|of|to))",
    correspondence=r"corresponding authors?|(?:address for |author for )?correspondence"
    r"|reprint requests",
    ethics=r"\bethic\w*|\birb\b|institutional review board|\bapproved by|approval (?:\w+ )?"
    r"(?:from|by|of)|review board|clearance (?:from|by)",
    thanks=r"\b(?:thank|thanks to|grateful to|indebted to|gratitude to|acknowledges?)\b",
    did=r"designed|conceived|conceptuali[sz]ed|wrote|drafted|analy[sz]ed|collected|supervised"
    r"|performed|conducted|interpreted|revised|edited|coded|screened|extracted|led\b|contributed"
    r"|conceptuali[sz]ation|methodology|investigation|writing|supervision|data curation"
    r"|formal analysis|prepared|coordinated|interviewed|translated|rated",
    own=r"\b(?:our|my|this study's|the authors'?)\b|\bwe (?:have )?(?:made|share|shared|deposit\w*"
    r"|upload\w*|archiv\w*|provide\w*|publish\w*|post\w*|preregist\w*|pre-regist\w*)"
    r"|\b(?:code|data|datasets?|data ?set|materials?|scripts?|syntax|analys[ei]s|protocol"
    r"|transcripts?|tables|recordings|supplement\w*|instruments?|questionnaires?) (?:\w+ ){0,4}?(?:is|are|was|were"
    r"|can be|may be|will be|has been|have been) (?:\w+ ){0,3}?(?:available|found|deposited|shared"
    r"|archived|accessed|posted|hosted|stored|downloaded|uploaded|online|provided)"
    r"|pre-?regist|availability",
    unit=r"(?:the )?(?:\w+ )?(?:department|dept|faculty|school|division|institute|centre|center"
    r"|unit|college|laboratory|clinic|hospital|university|ministry|research (?:centre|center|unit"
    r"|group|institute))\b",
    byline=r"(?:authors?|written by|by|submitted by|prepared by)",
    is_by_profession=r"\bis (?:a |an |the |currently )(?:\w+ ){0,5}?(?:professor|lecturer"
    r"|researcher|fellow|director|psychologist|psychiatrist|physician|lawyer|scholar|candidate"
    r"|student|head|therapist|social worker|consultant|coordinator)\b"
    r"|\b(?:is (?:with|based at|affiliated (?:with|to))|works (?:at|for|as|in)|teaches|directs|leads"
    r"|heads) (?:the |an? )?\w",
)
