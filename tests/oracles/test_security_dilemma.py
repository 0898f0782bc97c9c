"""Appetite alone: Richardson's arms race and Jervis's security dilemma (O11)."""

from __future__ import annotations

import numpy as np
import pytest

APPETITES = np.array([0.3, 0.1, 0.2])
TRUSTS = np.array([[0.0, 0.5, 0.7], [0.6, 0.0, 0.9], [0.4, 0.9, 0.0]])
NEARNESS = np.array([[0.0, 0.4, 0.8], [0.4, 0.0, 0.3], [0.8, 0.3, 0.0]])
DILEMMA, THREAT, SPEED = 0.9, 1.5, 0.3

VALUES = {
    "author.appetite": 0.3,
    "world.american_reach": 0.1,
    "world.american_appetite": 0.1,
    "world.british_appetite": 0.2,
    "author.trust_in_usa": 0.5,
    "author.trust_in_uk": 0.7,
    "world.american_trust_in_ussr": 0.6,
    "world.british_trust_in_ussr": 0.4,
    "world.anglo_american_trust": 0.9,
    "world.proximity_ussr_usa": 1 / 3,  # with the American reach of 0.1 it makes 0.4
    "world.proximity_ussr_uk": 0.8,
    "world.proximity_usa_uk": 0.3,
    "appetite_speed": SPEED,
    "security_dilemma": DILEMMA,
    "threat_effect": THREAT,
}


def test_appetites_settle_at_richardsons_fixed_point(limit, triangle):
    """O11 (Richardson 1960; Jervis 1978): a* = (I - sC)⁻¹ a⁰, with C_ji = ω g_ij (1 - τ_ji)."""
    coupling = THREAT * NEARNESS * (1 - TRUSTS)
    np.fill_diagonal(coupling, 0)
    assert DILEMMA * np.abs(np.linalg.eigvals(coupling)).max() < 1
    expected = np.linalg.solve(np.eye(3) - DILEMMA * coupling, APPETITES)
    world = triangle(limit(VALUES, months=300))
    for _ in range(300):
        world.step()
    assert [power.appetite for power in world.powers] == pytest.approx(expected, abs=1e-12)


def test_appetites_close_in_at_the_rate_of_the_leading_eigenvalue(limit, triangle):
    """O11: near the fixed point the gap shrinks by 1 - α (1 - s μ) a month, μ the largest of C."""
    coupling = THREAT * NEARNESS * (1 - TRUSTS)
    leading = np.linalg.eigvals(coupling).real.max()
    expected = np.linalg.solve(np.eye(3) - DILEMMA * coupling, APPETITES)
    world = triangle(limit(VALUES))
    gaps = []
    for _ in range(60):
        world.step()
        gaps.append(np.linalg.norm([power.appetite for power in world.powers] - expected))
    rate = 1 - SPEED * (1 - DILEMMA * leading)
    assert gaps[-1] / gaps[-2] == pytest.approx(rate, rel=1e-3)


@pytest.mark.parametrize(("dilemma", "runs_away"), [(0.49, False), (0.51, True)])
def test_the_race_runs_away_beyond_unit_spectral_radius(limit, triangle, dilemma, runs_away):
    """O11: stable if and only if s spr(C) < 1; here C is 1 off the diagonal, so s < 1/2."""
    world = triangle(
        limit(
            {"author.appetite": 0.02, "world.american_appetite": 0.02,
             "world.british_appetite": 0.02,
             "world.proximity_ussr_usa": 1.0, "world.proximity_ussr_uk": 1.0,
             "world.proximity_usa_uk": 1.0, "author.trust_in_usa": 0.0, "author.trust_in_uk": 0.0,
             "world.american_trust_in_ussr": 0.0, "world.british_trust_in_ussr": 0.0,
             "world.anglo_american_trust": 0.0, "appetite_speed": 1.0, "threat_effect": 1.0,
             "security_dilemma": dilemma}, months=1000,
        )
    )  # fmt: skip
    for _ in range(1000):
        world.step()
    expected = 2.0 if runs_away else 0.02 / (1 - 2 * dilemma)
    found = [power.appetite for power in world.powers]
    # "Never trust" is a probability of e^-20, not 0: hence the tolerance.
    assert found == pytest.approx([expected] * 3, abs=1e-6)


def test_richardsons_textbook_exercise(limit, triangle):
    """O11: three equal nations with c = 1 and a = 2 have eigenvalues 3, -3 and -3.

    With α = 0.01 the common level grows by 1 + 0.03 a month and differences shrink by 1 - 0.03.
    """
    values = dict.fromkeys(
        ("author.appetite", "world.american_appetite", "world.british_appetite",
         "author.trust_in_usa", "author.trust_in_uk", "world.american_trust_in_ussr",
         "world.british_trust_in_ussr", "world.anglo_american_trust"), 0.0,
    )  # fmt: skip
    near = dict.fromkeys(
        (f"world.proximity_{dyad}" for dyad in ("ussr_usa", "ussr_uk", "usa_uk")), 1.0
    )
    world = triangle(
        limit(
            values | near | {"appetite_speed": 0.01, "threat_effect": 1.0, "security_dilemma": 2.0}
        )
    )
    for power, appetite in zip(world.powers, (0.3, 0.2, 0.1), strict=True):
        power.appetite = appetite
    world.step()
    after = [power.appetite for power in world.powers]
    assert sum(after) == pytest.approx(0.6 * 1.03, abs=1e-8)
    assert after[0] - after[1] == pytest.approx(0.1 * 0.97, abs=1e-8)
    assert after[0] - after[2] == pytest.approx(0.2 * 0.97, abs=1e-8)
