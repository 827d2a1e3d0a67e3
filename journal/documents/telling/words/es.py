"""Spanish, and what Portuguese writes much alike."""

from journal.documents.telling import kinds
from journal.documents.telling.shape import Words, Zone

_WORK = (
    "trabajos?|estudios?|investigaci(?:on|ones)|articulos?|publicaci(?:on|ones)|tesis|libros?"
    "|trabalhos?|estudos?|pesquisas?|artigos?|encuestas?"
)
_EARLIER = "previ[oa]s?|anterior(?:es)?|precedentes?|pasad[oa]s|publicad[oa]s?"
_SHOWN = (
    "mostrado|demostrado|descrito|publicado|informado|argumentado|propuesto|desarrollado|senalado"
    "|documentado|expuesto|analizado|planteado|sostenido|observado|validado|reportado|presentado"
)
_MODEL = (
    r"(?:ia|inteligencia artificial|llm|modelo de lenguaje|modelo de ia|gran modelo de lenguaje"
    r"|chatbot|chatgpt)"
)

WORDS = Words(
    rules={
        kinds.GRANT: (
            (
                "subvenc|beca|financia|ayuda|fondecyt|bolsa",
                r"\b(?:subvencion|beca|financiacion|financiamiento|ayuda"
                r"|fondecyt|bolsa)\b(?: (?:de investigacion|de pesquisa|regular))?"
                r" ?\(?(?:n°|nº|no\b|n\.|nro|num|numero|ref\w*|codigo)\.?[ºo]? ?:? ?{id}",
            ),
            (
                "por ",
                r"\b(?:este|esta|presente|nuestr\w|investigacion|estudio|trabajo|autor\w*)\b.{0,60}"
                r"\b(?:financiad|apoyad|subvencionad|patrocinad)[oa]s? por\b.{0,160}"
                r"(?:en el marco d|bajo el|a traves del? (?:proyecto|programa|convocatoria)"
                r"|(?:n°|nº|num\w*|no|ref\w*|codigo)\.? ?{id}|\b[a-z]{2,}[-/]?\d{3,})",
            ),
        ),
        kinds.SELF_CITATION: (
            ("nuestr", rf"\bnuestr[oa]s? (?:propi[oa]s? )?(?:{_WORK}) (?:{_EARLIER})"),
            ("nuestr", rf"\bnuestr[oa]s? (?:{_EARLIER}) (?:{_WORK})"),
            ("nuestr", rf"\bnuestr[oa]s? (?:{_WORK}) (?:recientes? )?{{cite}}"),
            ("noss", rf"\bnoss[oa]s? (?:{_WORK}) (?:{_EARLIER})"),
            ("mi", rf"\bmis? (?:{_WORK}) (?:{_EARLIER}|doctoral)"),
            (
                "como ",
                r"\bcomo (?:ya )?(?:senalamos|mostramos|argumentamos|describimos|demostramos|planteamos"
                rf"|expusimos|propusimos)\b.{{0,20}}\b(?:{_WORK}) (?:{_EARLIER})",
            ),
            ("nuestro", rf"\b(?:{_WORK}) (?:{_EARLIER}) de nuestro (?:grupo|equipo)"),
            (
                "en ",
                rf"\ben (?:un |una |otros? |otras? )?(?:{_WORK}) (?:{_EARLIER})\b.{{0,60}}"
                rf"\bhemos (?:{_SHOWN})",
            ),
            (
                "como ",
                rf"\bcomo (?:ya )?(?:hemos|he) (?:ya )?(?:{_SHOWN})(?: \w+){{0,2}},? (?:en )?{{cite}}",
            ),
            (
                "hemos ",
                rf"\b(?:previamente|anteriormente|recientemente|ya) (?:lo )?hemos (?:{_SHOWN})"
                r".{0,160}{cite}",
            ),
            (
                "hemos ",
                rf"\bhemos (?:{_SHOWN}) (?:previamente|anteriormente|recientemente|antes"
                r"|en otr[oa]s? (?:lugar|trabajos?|textos?|publicaciones))\b.{0,160}{cite}",
            ),
            (
                "nuestro ",
                r"\bnuestro (?:equipo|grupo|laboratorio)(?: de investigacion)? (?:ha |ya ha )"
                rf"(?:\w+ )?(?:{_SHOWN})\b.{{0,160}}{{cite}}",
            ),
        ),
        kinds.PERSONAL_PAGE: (
            (
                "web",
                r"\b(?:sitio|pagina)s? (?:web |personal )+(?:personal )?(?:del? (?:la )?autora?"
                r"|de l[oa]s autor[ea]s|de nuestro (?:grupo|equipo|laboratorio))",
            ),
            ("pagina", r"\bpagina personal (?:del? (?:la )?autora?|de l[oa]s autor[ea]s)"),
        ),
        kinds.INSTRUCTION: (
            (
                "instrucciones",
                r"\b(?:ignor|olvid|descart)\w+ (?:\w+ ){0,3}?instrucciones"
                r" (?:anteriores|previas|precedentes)(?=\s*(?:[.,;:!)»”]|$|y\b))",
            ),
            (
                "positiva|favorable|elogiosa",
                r"\b(?:da|de|escrib\w+|redact\w+|proporcion\w+|ofre\w+|emit\w+) (?:solo |solamente"
                r" |unicamente )?una (?:\w+ )?(?:resena|evaluacion|revision|valoracion|critica)"
                r" (?:\w+ )?(?:positiva|favorable|elogiosa)",
            ),
            (
                "como ",
                rf"\b(?:como (?:un |una )?|si (?:eres|usted es) (?:un |una )?){_MODEL}"
                r"(?: revisora?)?(?=,| revis|:)",
            ),
            (
                "no ",
                r"\bno (?:destaqu|mencion|senal|resalt|indiqu)\w+ (?:\w+ ){0,3}?(?:aspectos"
                r" negativos|puntos (?:debiles|negativos)|debilidades|defectos|negativos)",
            ),
            ("instruc", rf"\binstrucciones para (?:la |el |los |las )?{_MODEL}"),
        ),
    },
    headings={
        Zone.ACKNOWLEDGEMENTS: "agradecimientos?|reconocimientos|agradecimentos?",
        Zone.FUNDING: r"(?:fuentes? de )?(?:financiacion|financiamiento|financiamento)"
        r"|apoyo financiero",
        Zone.CONTRIBUTIONS: r"(?:contribuci(?:on|ones)|aportaci(?:on|ones)) de (?:l[oa]s |cada )?"
        r"autor[ea]?s?|contribuicao dos autores|contribuci(?:on|ones) autoral(?:es)?",
        Zone.CONTACT: r"autora? (?:de |para la |para )?correspond\w+|correspondencia"
        r"|datos de contacto|contacto",
        Zone.AUTHORS: r"(?:sobre|acerca de) (?:el|la|los|las) autor[ea]?s?|nota biografica"
        r"|notas? (?:biograficas?|curricular(?:es)?)(?: .{0,30})?|datos de l[oa]s autor[ea]s"
        r"|(?:afiliaci(?:on|ones)|filiaci(?:on|ones))(?: institucional(?:es)?)?|semblanzas?"
        r"|sobre os autores",
        Zone.DATA: r"disponibilidad de (?:los )?datos|acceso a (?:los )?datos",
        Zone.REFERENCES: r"referencias(?: bibliograficas)?|bibliografia|literatura citada"
        r"|obras citadas",
        Zone.BODY: r"resumen|resumo|introduccion|introducao|antecedentes|metodos?|metodologia"
        r"|materiales? y metodos?|resultados?(?: y discusion)?|discusion|conclusion(?:es)?"
        r"|limitaciones|conflictos? de intere[s]\w*|declaraci(?:on|ones)(?: .*)?|anexos?(?: .*)?"
        r"|apendices?(?: .*)?|notas?|palabras? clave|(?:aspectos |consideraciones )?etic[oa]s?"
        r"(?: .*)?|participantes|instrumentos|procedimiento|consentimiento(?: .*)?|tablas?|figuras?",
    },
    masked=r"anonimiz\w+|anonimad\w+|omitid\w+|ocultad\w+|reservad\w+|suprimid\w+|retirad\w+ para"
    r"|eliminad\w+ (?:para|por)|tras la aceptacion|para la evaluacion|para (?:la )?revision"
    r"|no (?:procede|aplica)|ningun agradecimiento|\bautor[ea]?s?, (?:19|20)\d\d|\(autor[ea]?s?\b",
    correspondence=r"autora? (?:de |para la |para )?correspond\w+|autor(?:a|es)? para"
    r" correspondencia|direccion (?:de|para) correspondencia|correspondencia",
    ethics=r"\betic[ao]\b|\bbioetica\b|\baprobad[oa]s? por|aprobacion (?:del?|por)|\bceic?\b",
    thanks=r"\b(?:agrade\w+|gracias a|agradecid[oa]s? (?:a|con)|gratitud (?:a|hacia))\b",
    did=r"diseno|disenaron|concibio|concibieron|redacto|redactaron|analizo|analizaron|recogio"
    r"|recogieron|superviso|supervisaron|realizo|realizaron|participo|participaron|contribuyo"
    r"|contribuyeron|escribio|escribieron|dirigio|conceptualizacion|redaccion|codifico|codificaron",
    own=r"\b(?:nuestr[oa]s?|mis?)\b|\bhemos (?:depositado|compartido|publicado)|\b(?:datos|codigos?"
    r"|scripts?|materiales?|protocolo|transcripciones|cuestionarios?) (?:\S+ ){0,4}?(?:esta|estan"
    r"|se encuentran?|pueden?|fueron) (?:\S+ ){0,3}?(?:disponibles?|accesibles?|depositad\w+"
    r"|archivad\w+|compartid\w+|consultars?e?|alojad\w+)|prerregistr|disponibilidad",
    unit=r"(?:el |la )?(?:departamento|facultad|escuela|instituto|centro|unidad|laboratorio|clinica"
    r"|hospital|universidad|universidade|faculdade|ministerio|programa de pos)",
    byline=r"(?:autor(?:a|es|as)?|por)",
    is_by_profession=r"\bes (?:una? |actualmente )?(?:\w+ ){0,3}?(?:profesora?|investigadora?"
    r"|doctorand[oa]|directora?|psicolog[oa]|psiquiatra|medic[oa]|abogad[oa]|docente|catedratic[oa]"
    r"|coordinadora?|becari[oa])\b",
)
