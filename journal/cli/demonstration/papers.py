"""The papers of the demonstration journal and who wrote them: all invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoAuthor:
    """Somebody in a byline."""

    name: str
    family: str
    affiliation: str
    country: str


@dataclass(frozen=True, slots=True)
class DemoPaper:
    """One paper: its section's slug, texts, keywords (a line each) and authors."""

    key: str
    section: str
    title: str
    abstract: str
    keywords: tuple[str, ...]
    authors: tuple[DemoAuthor, ...]
    pages: int = 8


PEOPLE = {
    "okafor": DemoAuthor("Chidinma Okafor", "Okafor", "Delta Health Collective", "NG"),
    "salazar": DemoAuthor("Martín Salazar Quispe", "Salazar Quispe", "Casa Abierta", "PE"),
    "haddad": DemoAuthor("Nour Haddad", "Haddad", "Cedar Mental Health Unit", "LB"),
    "nguyen": DemoAuthor("Nguyễn Thị Lan", "Nguyễn", "School of Public Health, Red River", "VN"),
    "petrov": DemoAuthor("Vera Petrova", "Petrova", "Memory Legal Clinic", "BG"),
    "karimi": DemoAuthor("Laleh Karimi", "Karimi", "Exile Medical Practice", "DE"),
    "sukma": DemoAuthor("Sukma", "", "Island Survivors' Network", "ID"),
    "diallo": DemoAuthor("Aïssatou Diallo", "Diallo", "Centre de soins du Fleuve", "GN"),
    "lindqvist": DemoAuthor("Karin Lindqvist", "Lindqvist", "Institute of Forensic Care", "SE"),
    "tesfaye": DemoAuthor("Meron Tesfaye", "Tesfaye", "Highland Rehabilitation Team", "ET"),
    "lobjanidze": DemoAuthor("Ana Lobjanidze", "Lobjanidze", "Open Door Centre", "GE"),
    "wambui": DemoAuthor("Wambui", "", "Highland Legal Aid", "KE"),
}


def _by(*keys: str) -> tuple[DemoAuthor, ...]:
    return tuple(PEOPLE[key] for key in keys)


PUBLISHED_FIRST = (
    DemoPaper(
        "sleep",
        "scientific-articles",
        "Sleep in the two years after pre-trial detention: a cohort from four cities",
        "Background. Poor sleep is often named by people leaving detention and seldom measured.\n\n"
        "Methods. We asked 184 adults at release and every six months for two years about sleep, "
        "pain, work and safety, and 61 of them kept a diary.\n\n"
        "Findings. Nights improved in the first half year for most, then came to a halt. A safe "
        "place to stay went with better sleep more closely than time since release did.\n\n"
        "Interpretation. Housing belongs in the treatment plan, and sleep in its evaluation.",
        ("sleep", "detention", "cohort", "housing"),
        _by("okafor", "lindqvist"),
        11,
    ),
    DemoPaper(
        "interpreters",
        "scientific-articles",
        "Words for pain: how clinicians and interpreters agree on what a survivor said",
        "Background. Medical reports rest on words that pass through two people.\n\n"
        "Methods. Forty recorded consultations in five languages were rendered again by "
        "interpreters who did not know the first rendering; three clinicians compared both.\n\n"
        "Findings. Place and duration of pain were rendered alike in nine of ten passages, its "
        "quality in six. Where both had agreed on terms beforehand, differences halved.\n\n"
        "Interpretation. Ten minutes of shared preparation are worth more than a longer glossary.",
        ("interpreting", "pain", "medico-legal reports", "language"),
        _by("haddad", "petrov", "karimi"),
        9,
    ),
    DemoPaper(
        "families",
        "perspectives",
        "Walking with the families of the disappeared: notes from three valleys",
        "For eight years our team has walked with families to places where they search. We tell "
        "what we learnt about pace, food, silence and the presence of children, and why we stopped "
        "to call these days interventions. A list of questions for teams that begin is included.",
        ("enforced disappearance", "families", "community work"),
        _by("salazar"),
        6,
    ),
)

PUBLISHED_SECOND = (
    DemoPaper(
        "bakeries",
        "scientific-articles",
        "Bakeries run by survivors in two port cities: income, health, company after three years",
        "Background. Work is often prescribed after torture; whether it pays is rarely asked.\n\n"
        "Methods. Accounts of two cooperative bakeries, yearly interviews with 47 members, and the "
        "same questions put to 52 people on the waiting list.\n\n"
        "Findings. Members earned a third more than those who waited, slept better and knew more "
        "neighbours by name. Rules made by the members themselves were kept; others were not.\n\n"
        "Interpretation. A living is an outcome of rehabilitation and can be counted as one.",
        ("livelihoods", "cooperatives", "income", "social ties"),
        _by("diallo", "sukma"),
        12,
    ),
    DemoPaper(
        "cost",
        "scientific-articles",
        "What rehabilitation costs and what it returns: accounts of six centres over 24 months",
        "Background. Funders ask for costs, centres for time.\n\n"
        "Methods. Six centres kept the same simple ledger for two years and followed the income of "
        "310 clients.\n\n"
        "Findings. A year of care cost less than four weeks in a hospital ward. Two in five clients "
        "had paid work at the end, one in five at the start.\n\n"
        "Interpretation. The ledger is short enough for any centre; we publish it with the paper.",
        ("costs", "livelihoods", "evaluation"),
        _by("nguyen", "tesfaye"),
        10,
    ),
    DemoPaper(
        "trade",
        "perspectives",
        "Learning a trade in exile: what twelve people say after a year",
        "Twelve people who learnt carpentry, sewing or bookkeeping in exile speak about the first "
        "year: about hands that remember, teachers who waited, and papers that did not come. We "
        "leave their words long and ours short.",
        ("livelihoods", "exile", "vocational training", "testimony"),
        _by("karimi"),
        7,
    ),
    DemoPaper(
        "screening",
        "scientific-articles",
        "A ten-minute interview to notice head injury in survivors: agreement with a full examination",
        "Background. Blows to the head are common in torture and often overlooked.\n\n"
        "Methods. Nurses in five clinics asked eight questions of 226 new clients; neurologists who "
        "did not know the answers examined all of them.\n\n"
        "Findings. The interview found nine of ten people with signs of injury and sent one in four "
        "of the others for an examination they did not need.\n\n"
        "Interpretation. It is good enough to decide who is seen first.",
        ("head injury", "screening", "nursing"),
        _by("tesfaye", "lindqvist", "okafor"),
        9,
    ),
    DemoPaper(
        "remote",
        "debate",
        "Remote assessment is better than none, and should be called by its name",
        "Asylum seekers who live far from any clinic are examined by video or not at all. I argue "
        "that courts should hear such reports, that their limits belong on the first page, and that "
        "nobody should be asked to undress before a camera.",
        ("telemedicine", "evidence", "asylum"),
        _by("petrov"),
        4,
    ),
)

AHEAD = DemoPaper(
    "rooms",
    "perspectives",
    "Rooms without a lock: how three centres built their waiting rooms anew",
    "Three centres asked their clients what a waiting room should be. We show what was built: seats "
    "with a view of the door, two ways out, a kettle, and a person who knows the names. We tell "
    "what it cost, and which wishes could not be met.",
    ("architecture", "waiting rooms", "safety"),
    _by("salazar", "karimi"),
    6,
)
INTRODUCTION = DemoPaper(
    "why-work",
    "editorials",
    "Why this section is about work",
    "",
    ("livelihoods", "work"),
    _by("diallo"),
    2,
)

WAITING = (
    DemoPaper(
        "solitary",
        "scientific-articles",
        "Voices through the wall: contact between people in solitary confinement and its meaning",
        "Background. Isolation is never complete where people want to reach each other.\n\n"
        "Methods. Thirty-one people told how they made contact in solitary confinement.\n\n"
        "Findings. Knocking, song and shared hours of silence were described as care given and "
        "received, and remembered longer than the cell.\n\n"
        "Interpretation. Clinicians may ask for these bonds instead of for symptoms alone.",
        ("solitary confinement", "prisons", "social ties"),
        _by("lobjanidze", "salazar"),
    ),
    DemoPaper(
        "staff",
        "scientific-articles",
        "Training prison health staff to document injuries: what changed in two years",
        "Background. Injuries that nobody writes down did not happen, say the files.\n\n"
        "Methods. We read 900 entries in the registers of nine prisons before and after a course of "
        "four afternoons.\n\n"
        "Findings. Drawings of injuries doubled and the words “fell in the shower” became rare. "
        "Entries fell again where the director changed.\n\n"
        "Interpretation. A course is not enough without protection for those who write.",
        ("documentation", "prisons", "training"),
        _by("wambui", "okafor"),
    ),
    DemoPaper(
        "visits",
        "perspectives",
        "A bench and a kettle: what family visits need in remand prisons",
        "From 60 visits in four remand prisons we collected what helped people to speak with their "
        "families: a bench, tea, a clock that is right, and a door that a child can open.",
        ("prisons", "families", "visits"),
        _by("lobjanidze"),
    ),
    DemoPaper(
        "weapons",
        "scientific-articles",
        "Injuries from less lethal weapons seen in three emergency rooms",
        "Background. What is called less lethal still reaches emergency rooms.\n\n"
        "Methods. Records of 412 people over three years of demonstrations in one city.\n\n"
        "Findings. One in nine had an injury of the eye; most came within two hours.\n\n"
        "Interpretation. Distances laid down in rules were not kept.",
        ("less lethal weapons", "emergency care", "injuries"),
        _by("haddad", "nguyen"),
    ),
    DemoPaper(
        "savings",
        "perspectives",
        "Savings groups as a place to speak: an experience after displacement",
        "Women who save together each week began to speak about what had happened to them, without "
        "anybody asking. We describe how the group kept its purpose, and what we learnt not to do.",
        ("livelihoods", "savings groups", "displacement"),
        _by("wambui"),
    ),
    DemoPaper(
        "debate-law",
        "debate",
        "The burden of proof belongs to the one who kept the keys",
        "Where a person is hurt in custody, the state held the keys and the records. I argue that "
        "the burden of proof follows the keys, and answer three objections.",
        ("law", "custody", "evidence"),
        _by("lobjanidze"),
        5,
    ),
    DemoPaper(
        "music",
        "scientific-articles",
        "Singing in groups after torture: a pilot with waiting-list comparison",
        "Background. Choirs are found in many centres and in few journals.\n\n"
        "Methods. Twenty-four people sang for twelve weeks, twenty-two waited.\n\n"
        "Findings. Breathing and sleep improved; worry did not.\n\n"
        "Interpretation. A larger study is possible and wanted by those who sang.",
        ("music", "group work", "pilot study"),
        _by("wambui", "diallo"),
    ),
    DemoPaper(
        "dental",
        "scientific-articles",
        "Teeth and dignity: dental care as the first step of rehabilitation",
        "Background. Many survivors ask for a dentist before a psychologist.\n\n"
        "Methods. Letters and records of 95 people treated in a mobile practice.\n\n"
        "Findings. Eating in company was named most often as the change that mattered.\n\n"
        "Interpretation. Dental care opens other doors and is cheap by comparison.",
        ("dental care", "dignity", "rehabilitation"),
        _by("lobjanidze", "tesfaye"),
    ),
    DemoPaper(
        "archives",
        "perspectives",
        "Keeping the files of a closed centre: a legal and human task",
        "When our centre closed, 4,000 files remained. We tell how former clients were asked, what "
        "the law allowed, and where the files rest now.",
        ("archives", "confidentiality", "law"),
        _by("wambui", "petrov"),
        6,
    ),
    DemoPaper(
        "nurses",
        "scientific-articles",
        "Night shifts in a detention clinic: nurses about loyalty to patients and to the house",
        "Background. Dual loyalty is felt most at night, when no doctor is there.\n\n"
        "Methods. Nineteen nurses spoke with two of us outside their place of work.\n\n"
        "Findings. A telephone number of someone outside was what they wished for most.\n\n"
        "Interpretation. Such a number costs little and should be given.",
        ("nursing", "dual loyalty", "detention"),
        _by("lobjanidze", "lindqvist"),
        9,
    ),
    DemoPaper(
        "teaching",
        "scientific-articles",
        "Teaching medical students to ask about torture: before and after one afternoon",
        "Background. Most doctors meet survivors without knowing it.\n\n"
        "Methods. Eighty-eight students wrote what they would ask a fictitious patient, before an "
        "afternoon with two survivors and three months later.\n\n"
        "Findings. Questions about safety and consent became common and stayed so.\n\n"
        "Interpretation. The afternoon should be part of every course; those who teach it must be "
        "paid.",
        ("medical education", "communication", "teaching"),
        _by("lobjanidze", "karimi"),
    ),
    DemoPaper(
        "radio",
        "perspectives",
        "A weekly hour on the radio: answering listeners about trauma",
        "For two years a nurse and a lawyer answered listeners on a local station. We tell which "
        "questions came, which we did not answer on air, and what the station needed from us.",
        ("radio", "public health", "law"),
        _by("wambui"),
        5,
    ),
)
PAPERS = {
    paper.key: paper
    for paper in (*PUBLISHED_FIRST, *PUBLISHED_SECOND, AHEAD, INTRODUCTION, *WAITING)
}
