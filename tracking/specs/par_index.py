"""How did the ministry score in the published PAR Index, and how is the index made up?

Published scores are par_index.csv; the structure is par_index_areas.csv and
par_index_schemes.csv. Points of single criteria are in no source of ours (see par_points).
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from tracking.specs.catalogue import read_rows

OURS = "Bộ Công Thương"
AVERAGE = "Trung bình các bộ"
TOLERANCE = 0.01
"""How far a sum of rounded parts may lie from the published total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedScore:
    """A ministry's published scores of a year; None is "not found", said in `note`."""

    year: int
    ministry: str
    rank: int | None
    ministries: int | None
    appraisal: float | None
    survey: float | None
    total: float | None
    note: str
    source: str

    @property
    def sum_agrees(self) -> bool:
        """Whether appraisal + survey is the published total, rounding forgiven."""
        if self.appraisal is None or self.survey is None or self.total is None:
            return True
        return agrees(self.appraisal + self.survey, self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area of the index, how many criteria and components it has, and the points of the
    directive that are of its subject, judged by its name: its criteria are in no source."""

    number: int
    name: str
    criteria: int
    components: int
    clauses: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A decision that fixed the index: its counts, and the most each half can give."""

    document: str
    valid_from: date
    areas: int
    criteria: int
    components: int
    appraisal_max: float
    survey_max: float
    note: str
    source: str

    @property
    def points(self) -> float:
        """The whole scale: both halves together."""
        return self.appraisal_max + self.survey_max


def agrees(computed: float, published: float) -> bool:
    """Whether two scores differ by no more than their rounding; the published one is shown."""
    return round(abs(computed - published), 6) <= TOLERANCE


@cache
def published_scores() -> tuple[PublishedScore, ...]:
    """Every published score we found, and the years we found none for our ministry."""
    return tuple(
        PublishedScore(
            year=int(row["year"]),
            ministry=row["ministry"],
            rank=int(row["rank"]) if row["rank"] else None,
            ministries=int(row["ministries"]) if row["ministries"] else None,
            appraisal=_float(row["appraisal"]),
            survey=_float(row["survey"]),
            total=_float(row["total"]),
            note=row["note"],
            source=row["source"],
        )
        for row in read_rows("par_index.csv")
    )


def ranking(year: int) -> tuple[PublishedScore, ...]:
    """The ministries of a year by rank, empty when none was published."""
    ranked = [one for one in published_scores() if one.year == year and one.rank]
    return tuple(sorted(ranked, key=lambda one: one.rank or 0))


def history(ministry: str = OURS) -> tuple[PublishedScore, ...]:
    """A ministry's years in order; pass AVERAGE for the mean of all."""
    return tuple(one for one in published_scores() if one.ministry == ministry)


@cache
def areas() -> tuple[Area, ...]:
    """The seven areas of the scheme in force."""
    return tuple(
        Area(
            number=int(row["area"]),
            name=row["name"],
            criteria=int(row["criteria"]),
            components=int(row["components"]),
            clauses=tuple(token for token in row["clauses"].split("|") if token),
            source=row["source"],
        )
        for row in read_rows("par_index_areas.csv")
    )


@cache
def schemes() -> tuple[Scheme, ...]:
    """The decisions in order; the last is in force."""
    return tuple(
        Scheme(
            document=row["document"],
            valid_from=date.fromisoformat(row["valid_from"]),
            areas=int(row["areas"]),
            criteria=int(row["criteria"]),
            components=int(row["components"]),
            appraisal_max=float(row["appraisal_max"]),
            survey_max=float(row["survey_max"]),
            note=row["note"],
            source=row["source"],
        )
        for row in read_rows("par_index_schemes.csv")
    )


def _float(text: str) -> float | None:
    return float(text) if text else None
