"""The search: its entries, and the index that `theme/assets/search.js` reads and ranks.

Every page, item and record has an entry: each milestone, label, fact, source and term at its
anchor, with the text of all its fields (`search_text`). A page of docs/ is an entry by its own text
alone, a list or a chapter of the publication by its title (`lists`), so that nothing is found
twice. Texts are compared by tokens (`tokens`): without accents
and capitals, joined words parted and parted ones joined, in the index as in what a reader types.
Which tokens are forms of one word stands in the index (`forms`), and so do the words among which
one is looked for that was typed with a slip (`spelling`).

The index (`index`) is a set of small files, since one file of ten thousand items would have ten
megabytes: a question loads the words that begin as its own do, and the blocks of the entries that
are shown. The weight of a word in an entry depends on that entry and on constants alone. The words
of the newest entries (the open part) stand in the file that every question loads, those of all
others (`closed_part`) in files by their letters (`word_files`), so that a new item changes that one
file and the last block. The script puts both parts together before it ranks.

What is kept: the words of each entry (`entry_words`, in runs), and what the open part asks of the
closed one. The text of an item is asked for only if its words are not kept.
"""
