"""A fuzzer: projects with mistakes that nobody thought of, and what must hold of each.

An input is a small or a frozen project of which a few files are changed, by a seed and a number
alone (`inputs.py`): fields (`fields.py`), bodies (`bodies.py`), names, links and pictures
(`files.py`), with the odd values and signs of `words.py`. `oracles.py` says what must hold of every
input, `running.py` tries inputs in processes that may die, and `shrinking.py` makes a failing one
small. By hand:

    python -m tests.fuzz --inputs 100000 --seed 7 --workers 2
    python -m tests.fuzz --seed 7 --only 1234
"""
