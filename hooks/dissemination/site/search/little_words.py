"""Little words: those of a question that tell nothing of what it asks for."""

from __future__ import annotations

from typing import Final

# Without accents, as tokens are.
LITTLE_WORDS: Final = {
    "cs": "a by co do i je jak jsou k kde kdo kdy ktera ktere ktery na nebo o od po pro proc s se "
    "si u v ve z za ze",
    "da": "af at den der det en er et for fra har hvad hvem hvor hvorfor hvornar hvordan i med og "
    "om pa som til var ved",
    "de": "als am an auf aus bei das dem den der des die ein eine einem einen einer eines fur hat "
    "im in ist mit nach oder sind und um vom von wann war warum was welche welcher welches wer wie "
    "wo zu zum zur",
    "en": "a an and are at by did do does for from had has have how in is it its of on or that the "
    "to was were what when where which who why with",
    "es": "a al con cual cuales cuando como de del donde el en es esta la las los o para por "
    "porque que quien se son su un una y",
    "fr": "a au aux avec ce ces comment d dans de des du elle en est et il l la le les ou par "
    "pour pourquoi qu quand que quel quelle quels quelles qui sont sur un une",
    "it": "a al che chi come con cosa d da dei del della delle di dove e gli i il in l la le lo "
    "nel nella o per perche quale quali quando sono su un una",
    "nl": "aan als bij de den der die dat een en er het hoe in is met naar of om op te tot uit van "
    "voor waar waarom wanneer was wat welk welke wie zijn",
    "pl": "a co czy dla do gdzie i jak jaki jakie jest kiedy kto ktory ktore lub na nad o od po sa "
    "sie w we z za ze",
    "pt": "a ao as com como da das de do dos e em na nas no nos o onde os ou para pela pelo por "
    "porque qual quais quando que quem sao se um uma",
    "sk": "a aj ako by co do i je kde kedy kto ktora ktore ktory k na o od po pre preco s sa si so "
    "su u v vo z za ze",
    "sv": "att av den det en er ett for fran har hur i med nar och om pa som till vad var varfor "
    "vem vid",
}
