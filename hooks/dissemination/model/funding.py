"""What programmes prescribe for the funding statement, each profile with what was read for it.

The wordings are those that a source was found to prescribe, and no more: where a grant agreement
asks for more than was read here, a statement may lack it. Official translations are not checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

ProfileId = Literal[
    "cosme",
    "horizon-2020",
    "horizon-europe",
    "fp7",
    "erasmus-plus",
    "interreg-2021-2027",
    "single-market-programme",
    "life",
    "eu-funded",
    "eu-co-funded",
    "own",
]
PROFILE_IDS: Final[tuple[ProfileId, ...]] = get_args(ProfileId)
FUNDED: Final = "Funded by the European Union"
CO_FUNDED: Final = "Co-funded by the European Union"
CO_FUNDED_BY_ERASMUS: Final = "Co-funded by the Erasmus+ Programme of the European Union"
# What may stand beside the emblem: the first of them that the statement has.
_BESIDE: Final = (CO_FUNDED_BY_ERASMUS, CO_FUNDED, FUNDED)


@dataclass(frozen=True)
class Prescribed:
    """A wording that a statement must have: as an officer types it, and as a pattern."""

    wording: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Profile:
    """The rules of a programme: the wordings that a statement in English must have, the words that
    stand beside the emblem unless the statement has others of their kind ("" for none at all),
    whether the emblem of the Union is shown, whether the programme funds research alone, and what
    was read, with its address."""

    wordings: tuple[Prescribed, ...]
    read: str
    beside: str = ""
    is_of_union: bool = True
    is_research: bool = False

    def beside_emblem(self, statement: str) -> str:
        """The English words that stand beside the emblem; "" if none are prescribed."""
        if not self.beside:
            return ""
        plain = _plain(statement)
        return next((words for words in _BESIDE if words in plain), self.beside)


def _wording(wording: str, pattern: str = "") -> Prescribed:
    return Prescribed(wording, re.compile(pattern or re.escape(wording)))


def _plain(statement: str) -> str:
    """A statement in which kinds of apostrophe, dash and space are equal."""
    return " ".join(statement.replace("’", "'").replace("–", "-").split())


_OF_AUTHORS: Final = (
    _wording(
        "Views and opinions expressed are however those of the author(s) only and do not "
        "necessarily reflect those of the European Union or …",
        r"Views and opinions expressed are however those of the author(?:\(s\)|s)? only and do not "
        r"necessarily reflect those of the European Union or \S",
    ),
    _wording(
        "Neither the European Union nor the granting authority can be held responsible for them.",
        r"Neither the European Union nor (?:the granting authority|[^.]{3,120}) can be held "
        r"responsible for them\.",
    ),
)
_FUNDED: Final = _wording(FUNDED, r"\b(?:Co-f|F)unded by the European Union")
_ARTICLE_17: Final = (
    "the acknowledgement and disclaimer of Article 17 of the general Model Grant Agreement, as the "
    "European Partnership on Metrology gives them to its projects: http://metpart.eu/consortia"
)

PROFILES: Final[Mapping[ProfileId, Profile]] = {
    "cosme": Profile(
        (
            _wording("COSME Programme", r"COSME [Pp]rogramme"),
            _wording("European Union"),
            _wording("views of the author", r"views? of the authors?"),
            _wording("responsibility"),
        ),
        read="no prescribed wording was found: a statement names the programme, the Union and who "
        "is responsible, in any wording",
    ),
    "horizon-2020": Profile(
        (
            _wording(
                "This project has received funding from the European Union's Horizon 2020 research "
                "and innovation programme under grant agreement No …",
                r"This project has received funding from the (?:"
                r"(?:European Research Council \(ERC\) under the )?"
                r"European Union's Horizon 2020 research and innovation programme"
                r"|Euratom research and training programme 20(?:14-2018|19-2020)"
                r") under (?:the Marie Skłodowska-Curie )?grant agreement No \d+",
            ),
            _wording("reflects only the author's view", r"reflects? only the authors?'s? views?"),
            _wording(
                "is not responsible for any use that may be made of the information it contains"
            ),
        ),
        read="Articles 29.4 and 29.5 of the grant agreement, as the University of Oslo publishes "
        "them: https://www.marmaed.uio.no/publications/acknowledgment/eu-rules-acknowledgement.html",
        is_research=True,
    ),
    "horizon-europe": Profile(
        (_FUNDED, *_OF_AUTHORS), read=_ARTICLE_17, beside=FUNDED, is_research=True
    ),
    "fp7": Profile(
        (
            _wording(
                "The research leading to these results has received funding from the European "
                "Union's Seventh Framework Programme (FP7/2007-2013) under grant agreement n° …",
                r"research leading to these results has received funding from the (?:[^.]{3,120} "
                r"under the )?European (?:Union|Community)(?:'s)? Seventh Framework Programme "
                r"\(FP7/2007-2013\) (?:under|/) (?:ERC )?[Gg]rant [Aa]greement [Nn]\S{0,6} ?\S*\d",
            ),
            _wording("reflects only the author's views", r"reflects? only the authors?'s? views?"),
            _wording(
                "the Union is not liable for any use that may be made of the information contained "
                "therein",
                r"(?:Union|Community) is not liable for any use that may be made of the "
                r"information contained therein",
            ),
        ),
        read="Articles II.30.4 and II.12.1 of the grant agreement, as the European IPR Helpdesk "
        "explains them: https://www.iprhelpdesk.eu/kb/883-do-participants-need-state-source-"
        "funding-materials-eg-book-or-website-through-which-they",
        is_research=True,
    ),
    "erasmus-plus": Profile(
        (
            _wording(
                CO_FUNDED,
                r"\b(?:Co-funded by|Funded by|With the support of) the "
                r"(?:Erasmus\+ [Pp]rogramme of the )?European Union",
            ),
        ),
        read="Dissemination of Erasmus+ project results, guidance for beneficiaries (2014 to "
        "2020): https://paperzz.com/doc/7196246/guidance-for-beneficiaries-dissemination-and-"
        "exploitation... ; for 2021 to 2027, that of the Greek national agency, which asks for the "
        "emblem and the support received: https://iky.gr/en/odigos-provolis-schediou",
        beside=CO_FUNDED,
    ),
    "interreg-2021-2027": Profile(
        (_wording(CO_FUNDED, _FUNDED.pattern.pattern), _wording("Interreg")),
        read="Article 47 and Annex IX of Regulation (EU) 2021/1060, as Interreg Baltic Sea Region "
        "explains them: https://interreg-baltic.eu/gateway/programme-manual-online/"
        "i-communication-in-projects/i-5visibility-requirements/ ; its Article 50, as the European "
        "Urban Initiative does: https://www.urban-initiative.eu/online-guidance-innovative-actions/"
        "project-communication-capitalisation/european-law-requirements",
        beside=CO_FUNDED,
    ),
    "single-market-programme": Profile(
        (_FUNDED,),
        read="Manage and communicate your project, of the agency EISMEA: "
        "https://eismea.ec.europa.eu/manage-and-communicate-your-project-grants_en",
        beside=FUNDED,
    ),
    "life": Profile(
        (_wording(CO_FUNDED),),
        read="Communication and GDPR rules of the LIFE programme, of the agency CINEA: "
        "https://cinea.ec.europa.eu/programmes/life/communication-and-gdpr-rules_en",
        beside=CO_FUNDED,
    ),
    "eu-funded": Profile((_wording(FUNDED), *_OF_AUTHORS), read=_ARTICLE_17, beside=FUNDED),
    "eu-co-funded": Profile(
        (_wording(CO_FUNDED), *_OF_AUTHORS), read=_ARTICLE_17, beside=CO_FUNDED
    ),
    "own": Profile(
        (), read="nothing: the funder gives its statement and its logo", is_of_union=False
    ),
}


def lacking(profile: ProfileId, statement: str) -> list[str]:
    """The prescribed wordings that a statement in English lacks."""
    plain = _plain(statement)
    return [rule.wording for rule in PROFILES[profile].wordings if not rule.pattern.search(plain)]
