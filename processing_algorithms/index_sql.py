"""regiolens:indexsql, an index as a view in a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterFileDestination, QgsProcessingParameterString

from ..bridge.i18n import tr
from .mdi import MdiAlgorithm
from .parameters import choice

if TYPE_CHECKING:
    from ..bridge.run import Run

DATABASES = ("PostgreSQL", "DuckDB", "SQLite")


class IndexSqlAlgorithm(MdiAlgorithm):
    """A model and a fitted scale as SQL, which scores every row of a table where it lies."""

    NAME = "indexsql"
    DATABASE = "DATABASE"
    TABLE = "TABLE"
    VIEW = "VIEW"

    def displayName(self) -> str:
        return tr("Index as SQL for a database")

    def shortHelpString(self) -> str:
        return tr(
            "Writes a model and a stored scale as SQL: a script that makes a view in PostgreSQL, DuckDB or SQLite with "
            "the score, class and coverage of every row of a table, equal to those of 'Multiple deprivation index'. A "
            "national table of millions is scored where it lies, and a service follows its data.\n\nWith a stored "
            "scale no row of the layer is read. Without it the normalisation is fitted on the reference, or on the "
            "areas themselves. The view has all columns of the table and those of the index but its rank, which "
            "depends on all rows; for the rank methods it looks up a table of its own, <view>_scale. The script "
            "replaces a view of that name. Missing markers of CBS, impossible figures and water have no score, as "
            "everywhere; a score outside 0-100 that is to be taken as it is counts as missing, where a run would be "
            "refused."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_inputs()
        self.add(
            choice(self.DATABASE, tr("Database"), DATABASES, DATABASES[0]),
            tr("For which database the script is: their SQL differs in types, rounding and look-ups."),
        )
        self.add(
            QgsProcessingParameterString(self.TABLE, tr("Table"), optional=True),
            tr(
                "The table as it is called there, such as public.gemeenten, or read_parquet('gemeenten.parquet') in "
                "DuckDB; by default that of the layer."
            ),
        )
        self.add(
            QgsProcessingParameterString(self.VIEW, tr("View"), optional=True),
            tr("The name of the view, with that of its schema where it needs one; by default the table's with _mdi."),
        )
        self.add(
            QgsProcessingParameterFileDestination(self.OUTPUT, tr("Script"), tr("SQL files (*.sql)")),
            tr("To be run in the database: psql -f, duckdb < or sqlite3 <, or QGIS's DB Manager."),
        )

    def check(self, run: Run) -> None:
        from ..bridge.index.asked import check_scale
        from ..bridge.index.sql import table_asked

        check_scale(run)
        table_asked(run)

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.index.sql import fitted, source_of, table_asked, tell_part, view_asked
        from ..bridge.layers.columns import whole_layer
        from ..core.index.sql import index_sql

        source, table = run.source(self.INPUT), table_asked(run)
        found, model, scale = fitted(run, source, self.model(run))
        columns = source_of(source, run.layer(self.INPUT), model, found, table)
        view = view_asked(run, table)
        tell_part(run, whole_layer(run, self.INPUT, source) is not None, table, view)
        script = index_sql(model, scale, columns, view, run.choice(self.DATABASE), run.choice(self.MISSING))
        path = run.new_file(self.OUTPUT)
        Path(path).write_text(script, encoding="utf-8")
        run.feedback.pushInfo(tr("View {view} of table {table}.").format(view=view, table=table))
        return {self.OUTPUT: path}
