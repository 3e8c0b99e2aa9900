"""regiolens:oadgrid, address density (OAD) of squares that are aligned to RD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..bridge.i18n import tr
from .base import RegiolensAlgorithm
from .parameters import add_addresses, add_readable, add_sld

if TYPE_CHECKING:
    from ..bridge.run import Run


class OadGridAlgorithm(RegiolensAlgorithm):
    """OAD of CBS's squares."""

    NAME = "oadgrid"
    ADDRESSES = "ADDRESSES"
    COUNT_FIELD = "COUNT_FIELD"
    SIZE = "SIZE"
    OUTPUT = "OUTPUT"
    SQUARES = "SQUARES"

    def displayName(self) -> str:
        return tr("Address density (OAD) on squares")

    def shortHelpString(self) -> str:
        return tr(
            "Computes CBS's omgevingsadressendichtheid (OAD) and its class for squares of 500 m or another size, "
            "aligned to RD as CBS's own squares are: maps finer than buurten. The OAD of a square is the mean over "
            "the addresses in it of the number of addresses within 1 km, per km². Only squares with at least one "
            "address are made; an address on the border of two squares belongs to the eastern or northern "
            "one.\n\nValues are too low within 1 km of the edge of the address layer."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        add_addresses(self)
        self.add(
            QgsProcessingParameterNumber(self.SIZE, tr("Size of the squares (m)"), defaultValue=500, minValue=1),
            tr("500 and 100 are the sizes of CBS's own squares."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Squares with OAD")),
            tr("Squares with cel (CBS's name of the square), oad_adressen, oad, sted (1-5) and sted_label, styled."),
        )
        add_readable(self)
        add_sld(self)
        self.addOutput(QgsProcessingOutputNumber(self.SQUARES, tr("Number of squares")))

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.layers.new_fields import NewField, aliases
        from ..bridge.maps.choropleths import urbanity_style
        from ..bridge.maps.styles import apply_style
        from ..bridge.oad.maps import density_fields, square_names, write_squares
        from ..bridge.oad.points import count_addresses, read_points
        from ..bridge.types import TEXT
        from ..core.classes import URBANITY_LABELS, labels_of
        from ..core.oad.areas import square_means
        from ..core.oad.oad import Neighbourhood

        points = read_points(run, self.ADDRESSES, run.text(self.COUNT_FIELD))
        size = run.whole(self.SIZE)
        density = count_addresses(points, None, Neighbourhood(), run.feedback)
        squares = square_means(points.addresses, density, size)
        names = square_names(*squares.corners, size)
        oad, number, *classes = density_fields(squares.means, labels_of(squares.means.classes, URBANITY_LABELS))
        new = [NewField.of("cel", TEXT, names, tr("square")), number, oad, *classes]
        style = urbanity_style(squares.means.classes, run.title(self.ADDRESSES))
        output = write_squares(run, self.OUTPUT, squares.corners, size, new)
        apply_style(run, output, style, aliases(new))
        return {self.OUTPUT: output, self.SQUARES: len(names)}
