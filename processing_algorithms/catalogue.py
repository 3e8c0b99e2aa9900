"""All algorithms of Regiolens, in the order of the toolbox."""

from .join_indicators import JoinIndicatorsAlgorithm
from .mdi import MdiAlgorithm
from .quartile_map import QuartileMapAlgorithm
from .urbanity import UrbanityAlgorithm

ALGORITHMS = (
    JoinIndicatorsAlgorithm,
    MdiAlgorithm,
    UrbanityAlgorithm,
    QuartileMapAlgorithm,
)
