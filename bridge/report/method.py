"""The words on how the score of a report is made, and where its figures come from."""

from __future__ import annotations

from ...core.index.model import Model, counting
from ...core.index.record import Told
from ..i18n import change_text, index_name, number, tr
from .data import Profiles
from .words import listed


def formula_text(told: Told) -> str:
    """Weights and method of an index in one line."""
    if not told.is_index:
        return _of_values()
    if not told.known:
        return f"{_not_told()} {_of_regions()}"
    model = told.model
    return " ".join(
        [
            (
                tr("{index}: the weighted geometric mean of the domain scores ({weights}); 100 is the worst outcome.")
                if model.domain_mean == "geometric"
                else tr("{index}: the sum of weight times domain score ({weights}); 0-100, 100 is the worst outcome.")
            ).format(index=index_name(model), weights=_counted(model)),
            *changes(told),
            _of_regions(),
        ]
    )


def changes(told: Told) -> list[str]:
    """What is not as its model was published, and that the model is told by somebody and not by the scores."""
    found, change = [], change_text(told.model)
    if change:
        found.append(tr("This is a published model with {change}.").format(change=change))
    if told.model.left_out:
        gone = list(told.model.left_out)
        text = tr("Without the domains {domains}.") if len(gone) > 1 else tr("Without the domain {domains}.")
        found.append(text.format(domains=listed(gone)))
    if told.record is not None and told.record.stated:
        found.append(tr("That the scores are of this model was chosen by hand; the layer does not tell it."))
    return found


def _not_told() -> str:
    return tr("The layer does not tell by which model its scores were made, nor with which weights.")


def _of_values() -> str:
    return tr("No index: figures of regions beside those of the reference. Rank 1 is the highest figure.")


def _of_regions() -> str:
    return tr(
        "The score of a region is the plain mean of the scores of its areas; the difference is that mean minus the "
        "mean of the areas of the reference, in points. Rank 1 is the highest score; regions with equal scores "
        "share the best rank."
    )


def _of_indicators() -> str:
    return tr(
        "Indicators are brought together by their kind: counts are summed, a percentage is averaged with its own "
        "denominator, a mean with its population."
    )


def _prepared(model: Model) -> list[str]:
    """What is done with figures before they are normalised."""
    leaves = model.leaves()
    divided = [leaf.label for leaf in leaves if leaf.denominator is not None]
    treated = [leaf.label for leaf in leaves if leaf.treatment is not None]
    said = []
    if divided:
        said.append(tr("Divided by a denominator: {indicators}.").format(indicators=", ".join(divided)))
    if treated:
        text = tr(
            "Outlying values (skewness 2 or more and kurtosis 3.5 or more in the reference) are drawn in to the next, "
            "or the logarithm is taken where that is not enough: {indicators}."
        )
        said.append(text.format(indicators=", ".join(treated)))
    return said


def method_texts(told: Told) -> list[str]:
    """How the score is made."""
    model, missing = told.model, tr("Missing values are left out and never count as zero.")
    if not told.is_index:
        return [
            _of_values(),
            _of_indicators(),
            tr("The classes are quarters of the areas with a figure: {value}.").format(value=model.title),
            missing,
        ]
    if not told.known:
        return [_not_told(), _of_regions(), _of_indicators(), missing]
    methods = sorted({leaf.method for leaf in model.leaves() if leaf.method})
    relative = told.record.reference if told.record is not None else ""
    words = {
        "min-max": tr("min-max between the best and the worst area of the reference"),
        "norm": tr("a fixed best and worst value"),
        "percentile rank": tr("the percentage of areas of the reference that do better"),
        "z-score": tr("50 plus 10 times the number of standard deviations from the mean of the reference"),
        "none": tr("none: the scores are taken as they were published"),
    }
    bounds = (
        tr("The classes are the quarters of the reference.")
        if model.lower_bounds is None
        else tr("A class holds its lower bound.")
    )
    if relative and model.is_relative:
        relative = tr("The scores are relative to: {reference}.").format(reference=relative)
    elif relative:
        relative = tr("Ranks and quarters of areas are those among {reference}.").format(reference=relative)
    return [
        *changes(told),
        " ".join(_how_made(model)),
        *_prepared(model),
        tr("Normalisation: {methods}.").format(methods="; ".join(words[method] for method in methods)),
        *([relative] if relative else []),
        _of_regions(),
        _of_indicators(),
        bounds,
        missing,
    ]


def _counted(model: Model) -> str:
    """The domains of a model with what their weights count for."""
    weights = counting([domain.weight for domain in model.domains], bool(model.left_out))
    return listed([f"{domain.label} {number(weight, 1)}%" for domain, weight in zip(model.domains, weights)])


def _how_made(model: Model) -> list[str]:
    """From indicators to index."""
    transformed = any(domain.transform == "exponential rank" for domain in model.domains)
    averaged = transformed and model.ties == "average"
    return [
        tr("Each indicator is brought to a score from 0 to 100, 100 being the worst outcome."),
        tr("A domain is the geometric mean of its indicators.")
        if model.indicator_mean == "geometric"
        else tr("A domain is the mean of its indicators."),
        *(
            [tr("The ranks of a domain are transformed exponentially, as in the English indices.")]
            if transformed
            else []
        ),
        *([tr("Areas with the same score of a domain share the average of their ranks.")] if averaged else []),
        tr("The index is the geometric mean of the domain scores, by their weights.")
        if model.domain_mean == "geometric"
        else tr("The index is the sum of weight/100 times domain score."),
        _of_weights(model),
    ]


def _of_weights(model: Model) -> str:
    """What the weights of a model count for: where domains are left out not what they are."""
    weights = [domain.weight for domain in model.domains]
    if counting(weights, bool(model.left_out)) == tuple(weights):
        return tr("The weights count as they stand.")
    return tr("The weights that are left, {share}% of all, count in proportion: {weights}.").format(
        share=number(sum(weights), 1), weights=_counted(model)
    )


def source_marks(told: Told) -> list[str]:
    """What a line on the source must say of the model: that it was changed, or is not known."""
    change = change_text(told.model)
    marks = [tr("{index}, with {change}").format(index=told.model.short_title, change=change)] if change else []
    return marks if told.known or not told.is_index else [tr("model not told by the layer")]


def described(profiles: Profiles) -> list[str]:
    """What the model's file says of it, and how far it was found to agree where that holds for these figures."""
    model = profiles.model
    agreement = model.agreement
    holds = agreement is not None and (agreement.level, agreement.year) == (profiles.level, profiles.year)
    texts = [] if model.change else [model.description, agreement.text if agreement and holds else ""]
    return [text for text in texts if text]


def source_line(profiles: Profiles, source: str) -> str:
    """Where the figures come from."""
    named = source or profiles.model.source
    parts = [named, profiles.year if profiles.year not in named else "", *source_marks(profiles.told)]
    if not named and not source_marks(profiles.told):
        figures = tr("Figures of {year}.").format(year=profiles.year) if profiles.year else ""
        return " ".join(filter(None, [figures, made_of("")]))
    return made_of(", ".join(part for part in parts if part))


def made_of(source: str) -> str:
    """The source of what Regiolens has made, "" where it is not known."""
    return tr("Source: {source}. Made with Regiolens.").format(source=source) if source else tr("Made with Regiolens.")
