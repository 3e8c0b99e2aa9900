"""What all pages of the window share."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..choices import Choices
from ..live.index import LiveIndex


class Page(QWidget):
    """A page: it shows choices, writes them back, and says what it lacks.

    Signals
    -------
    changed
        The user has changed something; never sent while choices are shown.
    sample_wanted
        The user wants to try with sample data.
    """

    changed = pyqtSignal()
    sample_wanted = pyqtSignal()

    def title(self) -> str:
        """What the page is called in the list."""
        raise NotImplementedError(type(self).__name__)

    def help_page(self) -> str:
        """The anchor of its section in the guide."""
        raise NotImplementedError(type(self).__name__)

    def enter(self, choices: Choices) -> None:
        """The page comes into view; what other pages changed is in the choices."""
        self.show_choices(choices)

    def set_live(self, live: LiveIndex) -> None:
        """Share the index that is held ready; a page that shows nothing of it does nothing."""

    def set_narrow(self, narrow: bool) -> None:
        """There is height, but no width for two halves beside each other; a page without halves does nothing."""

    def leave(self) -> None:
        """The page goes out of view."""

    def forget(self) -> None:
        """Other layers: what was looked up of them no longer holds."""

    def show_choices(self, choices: Choices) -> None:
        """Fill the controls, without sending `changed`."""
        raise NotImplementedError(type(self).__name__)

    def read_choices(self, choices: Choices) -> None:
        """Write the controls' values into the choices."""
        raise NotImplementedError(type(self).__name__)

    def problem(self, choices: Choices) -> str:
        """One sentence on what the page lacks and what to do, "" where it is complete."""
        raise NotImplementedError(type(self).__name__)
