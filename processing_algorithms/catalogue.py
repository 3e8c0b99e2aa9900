"""All algorithms of Regiolens, in the order of the toolbox."""

from .aggregate import AggregateAlgorithm
from .assign_regions import AssignRegionsAlgorithm
from .bivariate_map import BivariateMapAlgorithm
from .change import ChangeAlgorithm
from .concentration import ConcentrationAlgorithm
from .contributions import ContributionsAlgorithm
from .correlations import CorrelationsAlgorithm
from .crosstab import CrosstabAlgorithm
from .detect_year import DetectYearAlgorithm
from .export_metadata import ExportMetadataAlgorithm
from .fetch_areas import FetchAreasAlgorithm
from .fetch_statline import FetchStatlineAlgorithm
from .index_panel import IndexPanelAlgorithm
from .index_sql import IndexSqlAlgorithm
from .indicator_audit import IndicatorAuditAlgorithm
from .join_indicators import JoinIndicatorsAlgorithm
from .mdi import MdiAlgorithm
from .migration import MigrationAlgorithm
from .oad import OadAlgorithm
from .oad_grid import OadGridAlgorithm
from .open_region_profile import OpenRegionProfileAlgorithm
from .quartile_map import QuartileMapAlgorithm
from .read_cbs import ReadCbsAlgorithm
from .recode_boundaries import RecodeBoundariesAlgorithm
from .region_atlas import RegionAtlasAlgorithm
from .region_profiles import RegionProfilesAlgorithm
from .region_report import RegionReportAlgorithm
from .robustness import RobustnessAlgorithm
from .theme_count import ThemeCountAlgorithm
from .typology import TypologyAlgorithm
from .urbanity import UrbanityAlgorithm

ALGORITHMS = (
    OpenRegionProfileAlgorithm,
    FetchAreasAlgorithm,
    FetchStatlineAlgorithm,
    ReadCbsAlgorithm,
    JoinIndicatorsAlgorithm,
    AssignRegionsAlgorithm,
    AggregateAlgorithm,
    DetectYearAlgorithm,
    RecodeBoundariesAlgorithm,
    ChangeAlgorithm,
    IndexPanelAlgorithm,
    MigrationAlgorithm,
    TypologyAlgorithm,
    CrosstabAlgorithm,
    ThemeCountAlgorithm,
    CorrelationsAlgorithm,
    ConcentrationAlgorithm,
    MdiAlgorithm,
    ContributionsAlgorithm,
    RobustnessAlgorithm,
    IndicatorAuditAlgorithm,
    UrbanityAlgorithm,
    OadAlgorithm,
    OadGridAlgorithm,
    QuartileMapAlgorithm,
    BivariateMapAlgorithm,
    RegionAtlasAlgorithm,
    RegionProfilesAlgorithm,
    RegionReportAlgorithm,
    ExportMetadataAlgorithm,
    IndexSqlAlgorithm,
)
