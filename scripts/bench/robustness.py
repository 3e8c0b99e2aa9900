"""A draw of regiolens:robustness for 14,566 areas, against one argsort of as many numbers and the matrix product."""

from __future__ import annotations

import argparse
import resource
import sys
from pathlib import Path

from measure import SCRIPTS, alternate, report

AREAS, DRAWS = 14_566, 1_000
#: of the largest run, which is made once
MOST_DRAWS = 10_000


def main() -> None:
    """Draws of weights alone, on the seven domains of 22 indicators drawn at random."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="not needed: the areas are drawn at random")
    parser.parse_args()
    sys.path.insert(0, str(SCRIPTS))
    from headless import register_package

    register_package()
    import numpy as np
    import pandas as pd

    from regiolens.core.index.draws import Plan
    from regiolens.core.index.model_file import parse_model
    from regiolens.core.index.robustness import robustness

    path = SCRIPTS.parent / "resources" / "index_models" / "pon2023.json"
    model = parse_model(path.read_text(encoding="utf-8"), path.name)
    generator = np.random.default_rng(2023)
    leaves = [leaf.id for leaf in model.leaves()]
    frame = pd.DataFrame(generator.gamma(2.0, 10.0, (AREAS, len(leaves))), columns=leaves)
    numbers, scores = generator.random(AREAS), generator.random((AREAS, len(model.domains)))
    weights = generator.random(len(model.domains))

    def peer() -> None:
        for _ in range(DRAWS):
            np.argsort(numbers)
            scores @ weights

    ours = alternate(lambda: robustness(frame, model, Plan(DRAWS, seed=1)), peer)
    title = f"robustness: {DRAWS} draws of {AREAS} areas x {len(leaves)} indicators"
    report(title, ("regiolens", ours[0]), ("argsort and product", ours[1]), 3.0)
    robustness(frame, model, Plan(MOST_DRAWS, seed=1))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"  peak memory of {MOST_DRAWS} draws {peak:.2f} GiB, target at most 2: {'met' if peak <= 2 else 'MISSED'}")


if __name__ == "__main__":
    main()
