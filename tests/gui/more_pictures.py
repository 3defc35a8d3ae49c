"""Pictures of what opens over rooms or stands in them rarely: menus, the lock, photographs and sound, more lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from media_kit import sound
from station.gui.application import WindowApplication
from station.gui.describe.describe_view import DescribeView
from station.gui.login.login_view import LoginView
from station.gui.supervise.board_models import LINE
from station.gui.supervise.supervise_view import SuperviseView
from station.model.dossier import PICTURE, TEXT, Dossier

Take = Callable[..., None]
Wait = Callable[[Callable[[], Any]], None]


def close_menus() -> None:
    """Close every menu that is open."""
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()
        QApplication.processEvents()


def locked(window: WindowApplication, take: Take, wait: Wait, password: str) -> None:
    """Take the locked screen, a wrong password, and go on with the work behind it."""
    window.lock()
    wait(lambda: isinstance(window.window.page(), LoginView))
    page: Any = window.window.page()
    page._password.setText("sai mật khẩu")
    page._submit()
    wait(page._problem.text)
    take("locked")
    page._password.setText(password)
    page._submit()
    wait(lambda: not isinstance(window.window.page(), LoginView))


def photographs_and_sound(
    room: DescribeView, described: Dossier, empty: Dossier, folder: Path, take: Take, wait: Wait
) -> None:  # fmt: skip
    """Take a document of photographs, and a dossier that is a recording; both are put back."""
    presenter = room._presenter
    room.panel.show_tab("document")
    document = presenter.document
    assert document is not None
    presenter.media.set_kind(document, PICTURE)
    wait(lambda: presenter.document is not None and presenter.document.kind == PICTURE)
    take("describe-photographs", 1.0)
    presenter.media.set_kind(presenter.document, TEXT)
    wait(lambda: presenter.document is not None and presenter.document.kind == TEXT)
    room.enter(empty.id)
    wait(lambda: presenter.pages.dossier_id == empty.id and presenter.pages.view is not None)
    presenter.media.add([sound(folder / "Băng ghi âm họp dân 1998.mp3")])
    wait(lambda: presenter.media.current is not None)
    take("describe-sound", 1.0)
    room._card.remove.click()
    wait(lambda: not presenter.media.files)
    room.enter(described.id)
    wait(lambda: presenter.pages.dossier_id == described.id)


def lists_of_the_board(room: SuperviseView, take: Take, wait: Wait) -> None:
    """Take the choice of station and unit, the dossiers behind a figure, the pages of a person, an empty list."""
    board, presenter = room.board, room._presenter
    assert board is not None
    room.choose_filter()
    take("supervise-filter", 0.5, menu=True)
    close_menus()
    for name, open_list in (
        ("packaged", board.cards["packaged"].click),
        ("needs", lambda: board.open_need(board.needs.rows[0].words.need)),
        ("person", lambda: _open_first(board)),
    ):
        open_list()
        wait(lambda: presenter.lists and (presenter.lists[-1].lines() or presenter.lists[-1].whole))
        take(f"supervise-{name}")
        room.go_out()
    presenter.show_period(1)
    wait(lambda: presenter.board.scope.days == 1)


def _open_first(board: Any) -> None:
    row = next(n for n in range(board.operators.model().rowCount()) if board.operators.model().index(n, 0).data(LINE))
    board.operators.selectRow(row)
    board.open_operator()
