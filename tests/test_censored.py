"""Months until something happens, as they are written: a duration and whether it was observed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bigthree
from bigthree import BadRequest
from bigthree.measures.censored import KEPT, MONTHS, kept, measured, names_of
from bigthree.measures.history import COLUMNS

SIX = {
    "two_against_one", "anglo_american", "concert_end", "ussr_usa_break", "ussr_uk_break",
    "usa_uk_break",
}  # fmt: skip


@given(st.lists(st.integers(-1, 30).filter(bool), min_size=1, max_size=20), st.integers(30, 60))
def test_what_is_written_reads_back(months, horizon):
    measures = np.tile(np.array(months, dtype=float)[:, None], len(COLUMNS))
    columns = kept(measures, horizon)
    assert list(columns) == list(KEPT)
    for n, name in enumerate(COLUMNS):
        assert np.array_equal(measured(columns, name), measures[:, n])
        assert set(names_of([name])) <= set(columns)


def test_it_is_the_six_times_and_nothing_else():
    assert {name.removesuffix(MONTHS) for name in KEPT if name.endswith(MONTHS)} == SIX
    assert not SIX & set(KEPT)


class TestTable:
    """The rows of histories, as a survival package takes them."""

    @pytest.fixture(scope="class")
    @staticmethod
    def ensemble():
        return bigthree.simulate(bigthree.compose().with_values(months=60), runs=60)

    def test_no_month_is_negative_and_the_mean_is_the_restricted_one(self, ensemble):
        table = ensemble.table()
        for name in SIX:
            month, happened = table[f"{name}_months"], table[f"{name}_observed"]
            assert happened.dtype == bool
            assert month.between(0, 60).all()
            assert (month[~happened] == 60).all()
            assert happened.tolist() == (ensemble.column(name) >= 0).tolist()
        mean = ensemble.summary()["rmst_two_against_one"].iloc[0]
        assert table["two_against_one_months"].mean() == pytest.approx(mean)

    def test_an_old_name_is_answered_in_one_line(self, ensemble, tmp_path):
        from bigthree.storage.histories import write_runs
        from bigthree.storage.saved import SavedResults

        write_runs({"one": ensemble}, tmp_path / "runs.parquet")
        saved = SavedResults(tmp_path)
        with pytest.raises(BadRequest, match=r"cannot be read \(.*concert_end"):
            saved.runs(["concert_end"])
        rows = saved.runs(["concert_end_months", "concert_end_observed"])
        pd.testing.assert_frame_equal(rows, ensemble.table()[list(rows)])
