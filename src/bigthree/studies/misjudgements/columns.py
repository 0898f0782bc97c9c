"""The columns of the tables: meaning, unit and range."""

from __future__ import annotations

from bigthree.storage.codebook import Columns, with_ends

SHARES: Columns = {
    "switch": ("what was misjudged", "", ""),
    "share": ("its Shapley share of the loss; the six sum to it", "that of the measure", ""),
    **with_ends(
        {
            "first_in": ("cost of the switch, turned alone", "that of the measure", ""),
            "last_in": ("cost of the switch, turned after all others", "that of the measure", ""),
            "loss": ("own world minus the one that came", "that of the measure", ""),
        }
    ),
}

WORLDS: Columns = {
    "point": ("number of the world", "", "0 or more"),
    "contradiction": ("as the author assumed it, or as it turned out", "", ""),
    "american_reach": ("America's security stake, likewise", "", ""),
    "europe": ("the contested states' resistance, likewise", "", ""),
    "tolerance": ("the West's tolerance of Soviet positions, likewise", "", ""),
    "commerce": ("the pull of trade and credits, likewise", "", ""),
    "germany": ("the shared fear of Germany and Japan, likewise", "", ""),
    "value": ("mean of the measure over histories", "that of the measure", ""),
    **with_ends(
        {
            "survival_60": (
                "share of runs without a lasting two-against-one by month 60 (or the horizon if "
                "sooner)",
                "share",
                "0 to 1",
            )
        }
    ),
}
