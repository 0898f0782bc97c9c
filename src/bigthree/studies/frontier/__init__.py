"""Whether any Soviet policy could have kept the three together, and at what price."""

from __future__ import annotations

from bigthree.storage.codebook import CHOICES, Columns, chosen, with_ends
from bigthree.studies.study import HISTORIES, Study, study_in

POLICY: Columns = {
    "policy": ("number of the policy, in the order in which they were tried", "", "0 or more"),
    "author": ("whose coded policy it is; empty for one that the search made", "", ""),
    "appetite": ("author.appetite: how much of what it could claim Moscow seeks", "", "0 to 1"),
    "openness": ("author.openness: open cards (1) or faits accomplis (0)", "", "0 to 1"),
    "imposition": ("author.imposition: imposed order (1) or predominance (0)", "", "0 to 1"),
    "partner": ("author.partner: America first (-1) to Britain first (1)", "", "-1 to 1"),
    "credit_haste": ("author.credit_haste: credits asked for later (0) or now (1)", "", "0 to 1"),
    "scheme": ("the scheme of spheres that Moscow offers", "", ""),
    "offered": ("month from which the scheme is offered", "month", "0 to months"),
}

OUTCOMES: Columns = {
    "held": ("share of the contested states, by weight, that Moscow holds at the horizon", "share",
             "0 to 1"),
    "months": ("mean months until any two combine against the third, restricted to the horizon",
               "month", "0 to months"),
    "together": ("share of histories without a lasting two-against-one by the horizon", "share",
                 "0 to 1"),
    "concert": ("mean months until a first tie falls lastingly below 0, restricted to the horizon",
                "month", "0 to months"),
}  # fmt: skip

REGRET = "months that the best policy which holds at least as much would add"
LARGEST_REGRET: Columns = {
    "regret": (f"{REGRET}, in the world where that is most", "month", "0 to months")
}

POLICIES: Columns = {**POLICY, **OUTCOMES}
"""Every policy that was tried: means over all worlds, in the first look."""

FINALISTS: Columns = {
    **POLICY,
    **with_ends(OUTCOMES),
    **LARGEST_REGRET,
    "on_frontier": (
        "whether no other finalist holds as much and lasts as long, one of them more, on the "
        "average of all worlds",
        "",
        "True or False",
    ),
    "landmark": ("what it does with the least regret; empty for most", "", ""),
}
"""The policies of the second look: means over all worlds, on other luck."""

CHANGES: Columns = {
    **chosen(["author", "policy"], POLICY),
    "changed": ("number of the policy that differs from it in one lever", "", "0 or more"),
    "change": ("that lever, in words", "", ""),
    **with_ends(
        {
            "gain": ("months that it adds, on the same luck", "month", "-months to months"),
            "held_gain": ("share of the contested states that it adds", "share", "-1 to 1"),
        }
    ),
    **LARGEST_REGRET,
}
"""The cheapest step from each author's policy: a change of one lever that makes it last longer."""

BY_WORLD: Columns = {
    **chosen(["policy"], POLICY),
    **chosen(["engagement"], CHOICES),
    "coder": ("whose reading of the source: a, b, c or their mean", "", ""),
    **OUTCOMES,
    "regret": (REGRET, "month", "0 to months"),
}
"""The policies of the second look in each world."""

STUDY = Study(
    name="frontier",
    question="Could any Soviet policy have kept the three together, and at what price?",
    summary="Which Soviet policies trade best between what Moscow holds and how long cooperation "
    "lasts, over rival theories and readings.",
    run=study_in("frontier.answer"),
    about="Soviet policy after 1945",
    options=(*HISTORIES, "points"),
    runs=150,
    tables={
        "policies": POLICIES, "finalists": FINALISTS, "changes": CHANGES, "by_world": BY_WORLD,
    },
)  # fmt: skip
