"""How well articles are ranked, by the measures of ir-measures."""

from __future__ import annotations

from collections.abc import Sequence

from qa.evaluation.bootstrap import Figure, mean, measure
from qa.evaluation.outcome import Outcome

#: What each measure is called here, and in ir-measures.
MEASURES = {
    "article hit@1": "Success@1",
    "article hit@5": "Success@5",
    "article hit@10": "Success@10",
    "MRR": "RR",
    "nDCG@10": "nDCG@10",
    "MAP": "AP",
}


def ranking_figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """Measure over the questions whose articles are known."""
    import ir_measures  # with its evaluator: not before it is needed

    labelled = [outcome for outcome in outcomes if outcome.labelled.articles]
    wanted = {str(at): dict.fromkeys(item.labelled.articles, 1) for at, item in enumerate(labelled)}
    ranked = {str(at): {name: -float(rank) for rank, name in enumerate(item.found)} for at, item in enumerate(labelled)}
    measures = {name: ir_measures.parse_measure(theirs) for name, theirs in MEASURES.items()}
    values: dict[str, list[float]] = {name: [0.0] * len(labelled) for name in MEASURES}
    names = {measure: name for name, measure in measures.items()}
    if labelled:
        for item in ir_measures.iter_calc(list(names), wanted, ranked):
            values[names[item.measure]][int(item.query_id)] = item.value
    return {name: measure([[value] for value in column], mean) for name, column in values.items()}
