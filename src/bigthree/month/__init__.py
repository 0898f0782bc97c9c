"""The month: each of its phases once, as functions per actor over one record of the state.

`phases` goes through a month for all actors, `powers`, `states` and `world` hold what each does in
it, `layout` the places in that record. All of it is plain Python in the compiler's subset: the
ensemble runs it compiled (`bigthree.compiled`), the Mesa agents call the same functions as they
stand. Actors come by index; who is who stands in `bigthree.roles`.
"""
