"""Honest prose has signs too: nothing of it is taken for leftovers of Markdown or of a program."""

from __future__ import annotations

import time
from typing import Final

import pytest

from dissemination.markdown.examination import examine
from dissemination.markdown.visible_text import visible_text
from tests.support.frozen import ROOT

HONEST: Final = (
    "The area is 5 * 3 * 2 m, and a * b ** c in code is `a ** b`; 2**10 is 1024.",
    "We are #1 of 24, see ticket #123 and C#; follow #INNODROP and #COSME on the wall.",
    "#INNODROP #COSME: two tags at the beginning of a line.",
    "He wrote “the wether [sic] was bad” and “the partners […] agreed [emphasis ours]”.",
    "As told before [1], [2] and [3, p. 7] (see below), and in [4] (2017).",
    "The work [1] (https://example.org/work) says so; so does [12] [13].",
    "Members* pay less than others**.\n\n\\* Members of a network. \\*\\* Not members.",
    "Save it as `C:\\new` or in C:\\Users\\anna; the share is \\\\server\\folder.",
    "Write to anna@example.org, or to a.b+c@example.org (Anna); her call is: 10:30:15.",
    "The array a[i][j], the call f(x)[0], the set {1, 2, 3} and the range [0, 1) are mathematics.",
    "It cost $5, then $10; US$ and A$ are money, $1,000 and 3 $ too, in all $5 to $10.",
    "The ratio is 1:100:3, the hour 10:30:00, the key a:b:c, the class std::vector.",
    "A pipe | stands | here, as in either|or, and ||norms|| as well.",
    "Either/or, and/or, 24/7; on 12/03/2017 (a Sunday); 50 % [of all] {or more}.",
    "Name_with_underscores, __init__ in code is `__init__`, and file_name_2.txt.",
    "Yes!!! No??? Yes :-) and ;-) or :) or :D or <3 hearts, a < b and c > d.",
    "!!! Attention: the hall has changed !!!",
    "Questions and answers: Q: who? A: [everyone] (really). See note (a)(b) and [a] [b].",
    "The text (in German) [in the original] goes on; [they] (the partners) agreed.",
    "“[The project] (INNO-DROP) began”; the law [(EU) 2018/1523] holds.",
    "– Good day, she said.\n\n– Good day.\n\n— And so on.",
    "a) one, b) two; (i) three, (ii) four; 1) five.",
    "Temperatures of -5 to +5 °C,\n-3 in the night,\n+7 at noon.",
    "Room = 12, a == b, a != b, x => y, === and ---- are signs; == is one too.",
    "1.Bundesliga is written so, 2)a and 3.b too.\n\n| one line | of bars |\n\nx ** y.",
    "Press Ctrl + C, then ^C; caret ^ and tilde ~ about ~5 m.",
    "2019\\. A line that begins with a year.\n\n1986. Another.",
    "The mark \\*\\*bold\\*\\*, \\[x\\](y), \\{{ x }}, \\$x$ and \\:tada: are escaped signs.",
    (
        "In code: `[x](my file.pdf)`, `{{ page }}`, `[^1]`, `**x**`, `:tada:` and `$x$`.\n\n"
        "```\n##Title\n!!! note\n{% include x %}\n| a | b |\n[[_TOC_]]\n:::\n```"
    ),
    "[Links](https://example.org/a(b)), <https://example.org/[x]> and https://example.org/a_(b).",
    "[A link][one], [one] and ![A picture][two].\n\n[one]: https://example.org/\n[two]: a.png",
    "A note[^a] and another.[^long-name]\n\n[^a]: One.\n[^long-name]: Two.",
    "| a | b |\n| --- | --- |\n| 1 \\| 2 | *3* |\n\n> [!NOTE]\n> An alert.",
    "- [ ] To do\n- [x] Done\n\n***\n\n* * *\n\n- - -",
    "Tickets: A-12, B-7.\n-- \nAnna",
    "Příští setkání („[druhé]“) bude v 10:30 – viz § 5 odst. 2 písm. a) zákona č. 130/2002 Sb.",
    "Das Treffen [vgl. Abb. 3] (siehe S. 5): „5 % [sic!]“; z. B. Größe/Breite, m³ & l/s.",
    "The bus goes at 8:05 [not on Sundays], 9:05 [daily]; price: 5,- € (students: 3,- €).",
    "Interval ]0, 1[ and [0; 1], vector (x, y)[T], matrix A[1..3][2].",
    "Person 1: Hello! Person 2: [laughs] (both laugh) [applause]",
    "Grant agreement No 101000000 [HORIZON-CL6-2027-1] (call) – budget: € 1.000.000,-.",
    "What remains of #4, no. 5 and §6? *Everything*, **all** and ***more***, ~~nothing~~.",
    "<details>\n<summary>More</summary>\n\n**Bold** and [a link](a.md).\n\n</details>",
)

# What may take much time where a form goes through the text again and again.
SIGNS: Final = (
    *("[^1] ", "![a](b c.d) ", "** a ", "[a](", "(a)[b] ", "{", "{{", "[", "[a][b] ", "$a ", "$ "),
    *(
        ":a",
        "##a\n\n",
        "• a\n",
        "-a\n",
        "| - ",
        "==a",
        "[x]: y\n\n",
        "[^a]: b\n\n",
        "[a](<",
        "__a ",
    ),
    *(
        "| a | b |\n|---|\n",
        "|a|\n|-|\n|a|b|\n\n",
        "```a b\n\n```\n\n",
        "[a] (",
        "!",
        "\\*",
        "<!x>",
    ),
)


@pytest.mark.parametrize("text", HONEST, ids=lambda text: text[:30])
def test_honest_prose_draws_no_advice(text: str) -> None:
    examination = examine(text, "content/news/a.md")
    assert (*examination.problems, *examination.advice) == ()


@pytest.mark.slow
@pytest.mark.parametrize("sign", SIGNS)
def test_looking_takes_no_time_that_grows_with_the_square(sign: str) -> None:
    text = sign * (48_000 // len(sign))
    began = time.process_time()
    examine(text, "content/news/a.md")
    assert time.process_time() - began < 3


def test_texts_of_the_repository_draw_no_advice() -> None:
    texts = [*ROOT.glob("content/**/*.md"), *ROOT.glob("tests/projects/**/content/**/*.md")]
    assert len(texts) > 50
    for file in texts:
        body = file.read_text("utf-8").split("\n---\n", 1)[1]
        assert examine(body, file.name).advice == (), file


def test_visible_text_has_neither_code_nor_the_ends_of_links() -> None:
    page = '<p data-sourcepos="4:1-5:2">a <code data-sourcepos="4:3-4:5">b</code> &lt;<a href="x">c'
    text = visible_text(page + "</a> <em>d</em></p>\n<pre>e</pre>")
    assert text.text.split() == ["a", "\ufffc", "<\ufffcc\ufffc", "d", "\ufffc"]
    assert text.first_line(text.text.index("d")) == 4
