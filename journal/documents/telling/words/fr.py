"""French."""

from journal.documents.telling import kinds
from journal.documents.telling.shape import Words, Zone

_WORK = "travaux|travail|etudes?|recherches?|articles?|publications?|enquetes?|ouvrages?|these"
_EARLIER = "precedente?s?|anterieure?s?|passee?s|publiee?s"
_SHOWN = (
    "montre|demontre|decrit|publie|rapporte|soutenu|propose|developpe|etabli|constate|presente"
    "|analyse|souligne|expose|observe|valide|documente|avance"
)
_MODEL = (
    r"(?:ia|intelligence artificielle|llm|grand modele de langage|modele de langage|modele d'ia"
    r"|chatbot|chatgpt)"
)

WORDS = Words(
    rules={
        kinds.GRANT: (
            (
                "subvention|financement|bourse|allocation|subside|soutien|aide|fonds",
                r"\b(?:subvention|financement|bourse|allocation|subside|soutien|aide|fonds)s?\b"
                r"(?: (?:de recherche|anr))? ?\(?(?:n°|nº|no\b|numero|ref\w*)\.? ?:? ?{id}",
            ),
            ("anr-", r"\banr-\d\d-[\w-]+"),
            (
                "par ",
                r"\b(?:cette|ce|present\w*|notre|nous|recherche|etude|travail)\b.{0,60}"
                r"\b(?:finance|soutenu|subventionne|appuye)e?s?\b.{0,20}\bpar\b.{0,160}"
                r"(?:dans le cadre d|au titre d|sous le numero|n° ?{id}|\bno\.? ?{id}"
                r"|numero {id}|reference {id})",
            ),
        ),
        kinds.SELF_CITATION: (
            ("nos ", rf"\bnos (?:propres )?(?:{_WORK}) (?:{_EARLIER})"),
            ("notre ", rf"\bnotre (?:propre )?(?:{_WORK}) (?:{_EARLIER})"),
            ("notre ", rf"\bnotre (?:precedente?|these|ouvrage) ?(?:{_WORK})?\b.{{0,60}}{{cite}}"),
            ("nos ", rf"\bnos (?:precedente?s|propres) (?:{_WORK})\b"),
            ("nos ", rf"\bnos (?:{_WORK}) (?:recente?s )?{{cite}}"),
            (
                "nous ",
                rf"\bnous (?:l'|les )?avons (?:\w+ )?(?:{_SHOWN})e?s? dans (?:une?|notre|nos)"
                rf" (?:(?:precedente?s?|autres?) (?:{_WORK})|(?:{_WORK}) (?:{_EARLIER}))",
            ),
            (
                "dans ",
                rf"\bdans (?:une?|notre) (?:precedente? (?:{_WORK})|(?:{_WORK}) (?:{_EARLIER}))"
                r".{0,70}, nous (?:avons|decrivions|montrions|soutenions|proposions)",
            ),
            ("mes ", rf"\bmes (?:{_WORK}) (?:{_EARLIER})|\bma these\b"),
            (
                "nous ",
                rf"\bcomme (?:nous|je) (?:l')?(?:avons|ai) (?:\w+ )?(?:{_SHOWN})e?s?"
                r"(?: ailleurs| precedemment)?,? (?:dans )?{cite}",
            ),
            (
                "nous ",
                r"\bnous (?:l'|les )?avons (?:deja |precedemment |recemment |anterieurement )+"
                rf"(?:{_SHOWN})e?s?\b(?!.{{0,30}}(?:plus haut|ci-dessus|section|tableau|figure))"
                r".{0,160}{cite}",
            ),
            (
                "ailleurs",
                rf"\b(?:avons|ai) (?:{_SHOWN})e?s? ailleurs\b.{{0,120}}{{cite}}",
            ),
            (
                "notre ",
                r"\bnotre (?:equipe|groupe|laboratoire) (?:de recherche )?a (?:\w+ )?"
                rf"(?:{_SHOWN})\b.{{0,160}}{{cite}}",
            ),
        ),
        kinds.PERSONAL_PAGE: (
            (
                "site",
                r"\bsite (?:web |internet |personnel )*(?:personnel )?(?:de l'aut(?:eur|rice)e?"
                r"|des aut(?:eurs|rices)|de notre (?:equipe|laboratoire))",
            ),
            ("page", r"\bpage (?:web |personnelle )+(?:de l'aut(?:eur|rice)e?|des auteurs)"),
        ),
        kinds.INSTRUCTION: (
            (
                "instructions",
                r"(?<!d')(?<!de )(?<!a )\b(?:ignor|oubli|neglig)\w+ (?:\w+ ){0,3}?(?:instructions|consignes)"
                r" (?:precedentes|anterieures|ci-dessus)",
            ),
            (
                "consignes",
                r"(?<!d')(?<!de )(?<!a )\b(?:ignor|oubli|neglig)\w+ (?:\w+ ){0,3}?consignes"
                r" (?:precedentes|anterieures|ci-dessus)",
            ),
            (
                "positi|favorabl|elogieu",
                r"\b(?:redig|donn|fourni|produi|ecri)\w+ (?:uniquement |seulement )?(?:une? |l')?"
                r"(?:\w+ )?(?:evaluation|critique|rapport|expertise|avis) (?:\w+ )?"
                r"(?:positi|favorabl|elogieu)\w+",
            ),
            ("en tant qu", rf"\b(?:en tant qu['e] ?|si (?:vous etes|tu es) )(?:une? )?{_MODEL}\b"),
            (
                "ne mentionn|ne soulign|ne signal|ne relev",
                r"\bne (?:mentionn|soulign|signal|relev)\w+ (?:pas|aucun\w*) (?:\w+ ){0,3}?"
                r"(?:points? (?:faible|negatif)|faiblesse|defaut|lacune)s?",
            ),
            (
                "instruct",
                rf"\b(?:instructions?|consignes?) (?:pour|a) (?:l'|les? |toute )?{_MODEL}",
            ),
        ),
    },
    headings={
        Zone.ACKNOWLEDGEMENTS: "remerciements?",
        Zone.FUNDING: r"(?:sources? de )?financements?|soutien financier|declaration de financement",
        Zone.CONTRIBUTIONS: r"contributions? (?:des|de l')\s?aut(?:eur|rice)e?s?"
        r"|contributions? des aut(?:eurs|rices)",
        Zone.CONTACT: r"aut(?:eur|rice)e?s? correspondante?s?|correspondance|adresse de"
        r" correspondance|contact",
        Zone.AUTHORS: r"(?:a propos|note biographique|notice biographique|notes biographiques"
        r"|presentation)(?: (?:de l'|des |sur l'|sur les )aut(?:eur|rice)e?s?)?|affiliations?"
        r"|biographies?(?: (?:de l'|des )aut(?:eur|rice)e?s?)?",
        Zone.DATA: r"(?:disponibilite|acces(?:sibilite)?) (?:des|aux) donnees",
        Zone.REFERENCES: r"references(?: bibliographiques)?|bibliographie",
        Zone.BODY: r"resume|introduction|contexte|methodes?|methodologie|materiels? et methodes?"
        r"|resultats?|discussion|conclusions?|limites|conflits? d'interets?"
        r"|liens? d'interets?|declarations?(?: .*)?|annexes?(?: .*)?|notes?|mots?[- ]cles"
        r"|(?:considerations? )?(?:ethiques?|ethique)(?: .*)?|participants?|tableaux?|figures?"
        r"|consentement(?: .*)?",
    },
    masked=r"anonymis\w+|anonyma\w+|masqu\w+|retire\w* (?:pour|aux fins)|non communique\w*|supprim"
    r"|omis\b|omise|apres acceptation|pour l'evaluation|neant|aucun remerciement|sans objet"
    r"|tenue? secret|\bauteure?s?, (?:19|20)\d\d|\(auteure?s?\b",
    correspondence=r"aut(?:eur|rice)e?s? correspondante?s?|adresse de correspondance"
    r"|correspondance(?: a)?|tires a part",
    ethics=r"\bethique|\bapprouve\w* par|avis favorable|comite de protection des personnes|\bcpp\b",
    thanks=r"\b(?:remerci\w+|merci a|reconnaissante?s? (?:a|envers)|gratitude (?:a|envers))\b",
    did=r"a concu|ont concu|a redige|ont redige|a analyse|ont analyse|a recueilli|ont recueilli"
    r"|a supervise|a mene|ont mene|a realise|ont realise|a participe|ont participe|a contribue"
    r"|ont contribue|a dirige|conception|redaction|methodologie|a code|ont code|a ecrit|ont ecrit",
    own=r"\b(?:nos|notre|mes)\b|\bnous (?:avons|mettons|rendons|partageons)|\b(?:donnees|codes?"
    r"|scripts?|materiel|materiaux|protocole|transcriptions?|questionnaires?) (?:\S+ ){0,4}?"
    r"(?:est|sont|ont ete|a ete|peuvent etre) (?:\S+ ){0,3}?(?:disponibles?|accessibles?|depose\w*"
    r"|archive\w*|partage\w*|consulte\w*|heberge\w*)|pre-?enregistre|disponibilite",
    unit=r"(?:l'|la |le |les )?(?:departement|faculte|ecole|institut|centre|unite|laboratoire"
    r"|clinique|hopital|universite|chu\b|umr\b|ministere|service d)",
    byline=r"(?:auteure?s?|autrices?|par)",
    is_by_profession=r"\best (?:une? |actuellement )?(?:\w+ ){0,3}?(?:professeure?|maitre(?:sse)? de"
    r" conferences|chercheu(?:r|se)|doctorante?|directeur|directrice|psychologue|psychiatre"
    r"|medecin|avocate?|docteure?|coordinat\w+|responsable)\b",
)
