"""All algorithms of Regiolens, in the order of the toolbox."""

from .join_indicators import JoinIndicatorsAlgorithm
from .mdi import MdiAlgorithm
from .oad import OadAlgorithm
from .oad_grid import OadGridAlgorithm
from .quartile_map import QuartileMapAlgorithm
from .urbanity import UrbanityAlgorithm

ALGORITHMS = (
    JoinIndicatorsAlgorithm,
    MdiAlgorithm,
    UrbanityAlgorithm,
    OadAlgorithm,
    OadGridAlgorithm,
    QuartileMapAlgorithm,
)
