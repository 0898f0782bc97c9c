"""Figures: each takes results, draws on axes and returns them; `saving` writes them."""
