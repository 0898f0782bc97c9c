"""The calibration in words and tables."""

from __future__ import annotations

from collections.abc import Iterator

from bigthree import calibration, wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.cases import BIG_THREE
from bigthree.errors import BadRequest
from bigthree.measures.estimates import Estimate
from bigthree.numerals import Numeral
from bigthree.overrides import key_of
from bigthree.record.targets import TARGETS, TOLERANCE
from bigthree.studies.calibration import checks, of_marks
from bigthree.studies.calibration.computation import EARLIER, Calibration, Fit, calibrate
from bigthree.studies.calibration.sample import as_text
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.wording import percents

FIT = ("accepted", "new luck", "other coding", "Britain first", "prototype")
FIT_CAPTION = (
    "Shares of histories. accepted: of draws from the priors; the ratio of two is the record's "
    f"weight of one theory against the other, and from 1 : {calibration.REJECTED:g} to the best it "
    "is rejected. new luck: the accepted draws with the coding accepted with them; other coding: "
    "with the coding drawn anew. Britain first: on new luck. prototype: the coefficients of the "
    "literature, uncalibrated."
)
OTHER_RECORDS = ("votes, priors", "votes, sample", "rivalries, priors", "rivalries, sample")
OTHER_RECORDS_CAPTION = (
    "Two other records, to which nothing is fitted. votes: in each autumn of 1946 to 1948 all "
    "three ties have the sign of the index of agreement in the General Assembly, where its 95 % "
    "interval excludes 0. rivalries: both Soviet ties are broken by June 1946 and the third never, "
    "as on the lists of strategic rivalries. They disagree with the peace scale on dates, and the "
    "lists have no order of breaks."
)
FALSE_RECORDS = ("accepted", "order swapped", f"{EARLIER} months earlier")
FALSE_RECORDS_CAPTION = (
    "How often false records are accepted. A fit that takes the swapped order as readily tells "
    "nothing of order; one that takes the earlier months as readily tells nothing of dates."
)


def study(request: Request) -> Results:
    """Run the calibration of a case and say what its record accepts.

    Raises
    ------
    BadRequest
        When anything but the case is to be changed: it is fitted once, in one world.
    """
    for override in request.overrides:
        if key_of(override) != "case":
            raise BadRequest(
                f"{override}: the calibration is made in the historical world alone, of another "
                "case in the world that it opens with; only case, runs, seed and results_dir can "
                "be given"
            )
    if request.case.name != BIG_THREE:
        return of_marks.study(request)
    fitted = calibrate(request.runs, request.seed)
    samples = {f"accepted_{name}": fit.sample for name, fit in fitted.fits.items()}
    return Results(
        blocks=tuple(blocks(fitted)),
        tables={"calibration": fitted.table, **samples},
    )


def blocks(fitted: Calibration) -> Iterator[Block]:
    """The answer, block by block."""
    default = fitted.default.engagement
    yield Paragraph(_finding(fitted))
    yield Paragraph(_what_is_fitted(fitted))
    yield Heading("How well each theory of engagement fits")
    yield _by_theory(fitted, FIT, FIT_CAPTION)
    yield Heading("The bars that were set in advance")
    yield Table.of(list(_bars(fitted)), f"For {default}.")
    yield Heading("What is predicted without being fitted")
    yield _left_out(fitted)
    yield _by_theory(fitted, OTHER_RECORDS, OTHER_RECORDS_CAPTION)
    yield Heading("False and simulated records")
    yield _by_theory(fitted, FALSE_RECORDS, FALSE_RECORDS_CAPTION, 2)
    yield _recovery(fitted)
    yield Heading("The coefficients")
    yield of_marks.coefficients(fitted.table[fitted.table["engagement"] == default])
    yield Paragraph(_same(fitted))


def _finding(fitted: Calibration) -> str:
    kept = [name for name in fitted.fits if not fitted.rejected(name)]
    gone = [name for name in fitted.fits if fitted.rejected(name)]
    share = wording.percent(fitted.acceptance[fitted.default.engagement].value)
    rejects = f"It rejects {wording.listed(gone)}." if gone else "It rejects none of the others."
    supports = (
        " What it supports is that America is not yet in Europe in 1945."
        if "from_the_start" in gone
        else ""
    )
    return (
        f"The record of 1945-48 accepts {share} of the draws from the priors under "
        f"{fitted.default.engagement}. {rejects} It does not tell {wording.listed(kept)} apart."
        + supports
    )


def _what_is_fitted(fitted: Calibration) -> str:
    usa, uk = (wording.date(month) for month in (fitted.record.ussr_usa, fitted.record.ussr_uk))
    return (
        f"{len(fitted.default.histories):,} draws from the priors for each theory, one history "
        f"each, seed {fitted.seed}, in the world as it turned out under the policy actually "
        f"followed. Accepted where the Anglo-Soviet tie breaks within {TOLERANCE} months of {uk}, "
        f"the Soviet-American within {TOLERANCE} of {usa}, Britain's first, and the Anglo-American "
        f"tie stays warm. {len(calibration.FITTED)} coefficients are fitted; "
        f"{len(calibration.stated())} are stated, with ranges that `bigthree robustness` explores: "
        "`bigthree coefficients` lists them."
    )


def _by_theory(
    fitted: Calibration, columns: tuple[str, ...], caption: str, digits: int = 1
) -> Table:
    """Some rates, a row a theory."""
    return Table.of(
        [
            {"engagement": f"{name}{', rejected' if fitted.rejected(name) else ''}"}
            | {each: percents(rates[each], digits) for each in columns}
            for name, rates in fitted.rates.items()
        ],
        caption,
    )


def _bars(fitted: Calibration) -> Iterator[dict[str, str]]:
    """The bars of `docs/preregistration.md`, for the default theory, and what was reached."""
    rates = fitted.rates[fitted.default.engagement]
    usa, uk = checks.one_given_other(fitted.default.with_coding, fitted.record)
    false = Estimate(*(each / rates["accepted"].value for each in rates["order swapped"]))
    for bar, limit, percent, measured in (
        ("draws from the priors that the record accepts", "at least", 10, rates["accepted"]),
        ("the sample on new luck, with its coding", "at least", 50, rates["new luck"]),
        ("the sample on new luck, with other coding", "at least", 35, rates["other coding"]),
        ("Britain's tie breaks first", "at least", 85, rates["Britain first"]),
        ("America's break in time where Britain's is", "at least", 50, usa),
        ("Britain's break in time where America's is", "at least", 50, uk),
        ("order swapped: accepted, as a share of the record's", "at most", 10, false),
        ("prototype coefficients", "at least", 30, rates["prototype"]),
    ):
        above = 100 * measured.value >= percent
        yield {
            "bar": bar,
            "set": f"{limit} {percent} %",
            "measured": percents(measured, 1, interval=True),
            "": "reached" if above == (limit == "at least") else "missed",
        }


def _left_out(fitted: Calibration) -> Table:
    parts = {
        name: checks.left_out(fit.histories, fitted.record) for name, fit in fitted.fits.items()
    }
    return Table.of(
        [
            {"left out": says}
            | {
                name: Numeral(" -> ".join(map(percents, each[target])))
                for name, each in parts.items()
            }
            for target, says in TARGETS.items()
        ],
        "How often each target is met under the priors, and how often where the three others are. "
        "The month of America's break, left out, is the test that matters most.",
    )


def _recovery(fitted: Calibration) -> Table:
    return Table.of(
        [
            {"records made with": name, "records": Numeral(str(count))}
            | {what: Numeral(f"{100 * share:.0f} %") for what, share in shares.items()}
            for name, (count, shares) in fitted.recovery.items()
        ],
        f"{checks.RECORDS} simulated records of each theory, whose truth is known: how often the "
        "intervals of the fitted coefficients hold it, and whether the theories can be told apart "
        f"(a blind guess: {100 / len(fitted.fits):.0f} %).",
    )


def _same(fitted: Calibration) -> str:
    other = [name for name, fit in fitted.fits.items() if not _ships(name, fit)]
    if not other:
        return "These are the samples that ship with the package, to the last digit."
    return f"The samples that ship with the package are others for {wording.listed(other)}."


def _ships(name: str, fit: Fit) -> bool:
    text = as_text(fit.sample, name, len(fit.runs), len(fit.histories))
    return text.splitlines() == calibration.lines(name)
