"""Interleaved rounds, medians, and the table of ratios."""

import resource
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Case = Callable[[], object]
Clock = Callable[[], float]

_SAMPLE_SECONDS = 0.03
"""A sample repeats its case for at least so long, well above the clock's grain."""
_MOST_REPEATS = 200


def cpu() -> float:
    """Seconds of processor time of this process and of the children that ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line of the table; times in milliseconds, ``low`` and ``high`` bound the middle half of the rounds."""

    name: str
    ours: float
    base: float
    ratio: float
    low: float
    high: float
    goal: float | None = None

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return "đạt" if self.ratio <= self.goal else "CHƯA ĐẠT"


def measure(cases: Mapping[str, Case], *, rounds: int, clock: Clock = cpu) -> dict[str, list[float]]:
    """Return the seconds of one call of each case, a sample a round.

    Every round measures every case, starting with another one, so that a slow minute of the machine falls on all.
    """
    repeats = {name: _repeats(case, clock) for name, case in cases.items()}
    samples: dict[str, list[float]] = {name: [] for name in cases}
    names = list(cases)
    for number in range(rounds):
        shift = number % len(names)
        for name in names[shift:] + names[:shift]:
            start = clock()
            for _ in range(repeats[name]):
                cases[name]()
            samples[name].append((clock() - start) / repeats[name])
    return samples


def _repeats(case: Case, clock: Clock) -> int:
    case()  # fills caches, compiles templates
    start = clock()
    case()
    once = clock() - start
    return max(1, min(_MOST_REPEATS, round(_SAMPLE_SECONDS / max(once, 1e-6))))


def ratio(
    name: str, samples: Mapping[str, Sequence[float]], ours: str, base: str, *, goal: float | None = None
) -> Ratio:
    """Compare two cases round by round, so that the noise of a round weighs on both sides of its quotient."""
    quotients = sorted(mine / other for mine, other in zip(samples[ours], samples[base], strict=True))
    quarter = len(quotients) // 4
    return Ratio(
        name=name,
        ours=median(samples[ours]) * 1000,
        base=median(samples[base]) * 1000,
        ratio=median(quotients),
        low=quotients[quarter],
        high=quotients[-1 - quarter],
        goal=goal,
    )


def print_table(lines: Sequence[Ratio], notes: Sequence[str]) -> None:
    """Print the ratios, then what has to be said about them."""
    width = max((len(line.name) for line in lines), default=0)
    print(f"{'Phép đo':{width}}  {'đo, ms':>9}  {'mốc, ms':>9}  {'tỉ lệ':>7}  {'nửa giữa':>13}  {'mục tiêu':>8}")
    for line in lines:
        goal = f"≤ {line.goal:g}" if line.goal is not None else ""
        spread = f"{line.low:.3g}–{line.high:.3g}"
        print(
            f"{line.name:{width}}  {line.ours:9.2f}  {line.base:9.2f}  {line.ratio:7.3g}  {spread:>13}  {goal:>8}"
            f"  {line.verdict}".rstrip()
        )
    for note in notes:
        print(f"— {note}")
