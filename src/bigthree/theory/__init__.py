"""The theory: each mechanism as small pure functions of numbers, one file a mechanism.

No randomness, no files, no Mesa. Both drivers call these functions: the agents as Python, the
ensemble compiled from the same source. Symbols and sources stand in the docstrings; a function that
names no literature holds an equation of our own. No country, person or year of a case is named
here: a case says who plays which part (`bigthree.cases`).
"""
