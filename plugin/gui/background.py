"""Short work beside the window: read and match in the background, show in the main thread."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication, QgsProcessingException, QgsTask
from qgis.PyQt.QtCore import QObject, QTimer

from ...bridge.i18n import say, tr
from ...core.messages import Refusal

#: milliseconds after which is looked again whether background work has ended
WAIT = 60


#: the class of a task in which an algorithm runs, in whichever language it was made
RUN = "QgsProcessingAlgRunnerTask"


def at_work() -> bool:
    """Whether a job of this window that reads layers or an algorithm is at work, of all the tasks that QGIS counts.

    The rest do not touch our layers, and can stay for ever: of a batch whose dialog is closed while it runs, QGIS 3.44
    keeps the progress bar.
    """
    tasks = QgsApplication.taskManager().activeTasks()
    return any((isinstance(task, Job) and task.reads) or task.metaObject().className() == RUN for task in tasks)


def when_idle(owner: QObject, call: Callable[[], None]) -> None:
    """Call once nothing is at work, at once where nothing is.

    Opening a layer from Python holds Python's lock; a task that holds the lock of the same file and waits for
    Python's would never end, nor would the window.

    Parameters
    ----------
    owner : QObject
        Where it goes, nothing is called.
    """
    if not at_work():
        call()
        return
    timer = QTimer(owner)
    timer.setInterval(WAIT)

    def look() -> None:
        if not at_work():
            timer.stop()
            timer.deleteLater()
            call()

    timer.timeout.connect(look)
    timer.start()


class Job(QgsTask):
    """One piece of work; `work` is called in another thread with the task, whose `isCanceled` it looks at.

    `reads` tells whether it reads layers or files.
    """

    def __init__(self, title: str, work: Callable, done: Callable, reads: bool = True) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self.reads = reads
        self._work, self._done = work, done
        self.result, self.fault = None, ""

    def run(self) -> bool:
        try:
            self.result = self._work(self)
        except Refusal as refusal:
            self.fault = say(refusal.message)
        except QgsProcessingException as cancelled:
            self.fault = str(cancelled)
        except Exception as fault:  # a thread may not raise: what is not foreseen is told like the rest
            self.fault = tr("This could not be read: {fault}").format(fault=repr(fault))
        return not self.fault

    def finished(self, result: bool) -> None:
        self._done(self)


class Jobs(QObject):
    """Jobs of one owner, each under a name: a new one takes the place of the one before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest: dict[str, Job] = {}
        self._alive: set[Job] = set()

    def start(self, name: str, title: str, work: Callable, done: Callable, reads: bool = True) -> None:
        """Begin.

        Parameters
        ----------
        name : str
        title : str
            What QGIS shows of the task.
        work : callable
            Called with the task in another thread; what it returns is the result.
        done : callable
            Called in the main thread with the result and "", or with None and the fault; not called for a job that
            another has taken the place of.
        reads : bool
            Whether it reads layers or files; see `when_idle`.
        """
        self.cancel(name)

        def ended(job: Job) -> None:
            self._alive.discard(job)
            if self._latest.get(name) is job:
                del self._latest[name]
                done(job.result, job.fault)

        job = Job(title, work, ended, reads)
        self._latest[name] = job
        self._alive.add(job)
        QgsApplication.taskManager().addTask(job)

    def cancel(self, name: str) -> None:
        """Give up a job; nobody is told."""
        job = self._latest.pop(name, None)
        if job is not None:
            job.cancel()

    def cancel_all(self) -> None:
        """Give up all jobs."""
        for name in list(self._latest):
            self.cancel(name)

    def is_busy(self) -> bool:
        """Whether any job is at work, one that was given up included."""
        return bool(self._alive)


def timer(owner: QObject, milliseconds: int, work: Callable[[], object]) -> QTimer:
    """A timer that fires once for each start."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(work)
    return made
