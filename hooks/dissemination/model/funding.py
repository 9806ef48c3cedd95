"""What the programmes of the European Union prescribe for the funding statement.

Horizon 2020: Articles 29.4 and 29.5 of the grant agreement, as a university publishes them. 2021 to
2027: Article 17 of the general Model Grant Agreement, as projects quote it; the article itself was
not at hand. COSME: no prescribed wording was found, so a statement must name the programme, the
Union and who is responsible, in any wording.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

ProfileId = Literal["cosme", "horizon-2020", "eu-funded", "eu-co-funded"]


@dataclass(frozen=True)
class Prescribed:
    """A wording that a statement must have: as an officer types it, and as a pattern."""

    wording: str
    pattern: re.Pattern[str]


def _wording(wording: str, pattern: str = "") -> Prescribed:
    return Prescribed(wording, re.compile(pattern or re.escape(wording)))


_H2020: Final = (
    _wording(
        "This project has received funding from the European Union's Horizon 2020 research and "
        "innovation programme under grant agreement No …",
        r"This project has received funding from the (?:"
        r"(?:European Research Council \(ERC\) under the )?"
        r"European Union's Horizon 2020 research and innovation programme"
        r"|Euratom research and training programme 20(?:14-2018|19-2020)"
        r") under (?:the Marie Skłodowska-Curie )?grant agreement No \d+",
    ),
    _wording("reflects only the author's view", r"reflects? only the authors?'s? views?"),
    _wording("is not responsible for any use that may be made of the information it contains"),
)
_FROM_2021: Final = (
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
# Of each programme, the wording that a statement in English must have. Official translations are
# not checked.
_PRESCRIBED: Final[Mapping[ProfileId, tuple[Prescribed, ...]]] = {
    "cosme": (
        _wording("COSME Programme", r"COSME [Pp]rogramme"),
        _wording("European Union"),
        _wording("views of the author", r"views? of the authors?"),
        _wording("responsibility"),
    ),
    "horizon-2020": _H2020,
    "eu-funded": (_wording("Funded by the European Union"), *_FROM_2021),
    "eu-co-funded": (_wording("Co-funded by the European Union"), *_FROM_2021),
}


def lacking(profile: ProfileId, statement: str) -> list[str]:
    """The prescribed wordings that a statement in English lacks; kinds of apostrophe and dash are
    equal."""
    plain = " ".join(statement.replace("’", "'").replace("–", "-").split())
    return [rule.wording for rule in _PRESCRIBED[profile] if not rule.pattern.search(plain)]
