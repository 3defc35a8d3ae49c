"""Fonds, inventories and boxes as a tree, each with the number of its dossiers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from station.gui import numbers
from station.storage.records import Shelf, ShelfCount

SHELF = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
ICON = Qt.ItemDataRole.UserRole + 3
_SHORT = 4
Index = QModelIndex | QPersistentModelIndex


@dataclass(eq=False, slots=True)
class _Node:
    shelf: Shelf
    code: str = ""
    title: str = ""
    dossiers: int = 0
    parent: _Node | None = None
    children: list[_Node] = field(default_factory=list)
    row: int = 0


class BoxTreeModel(QAbstractItemModel):
    """One column; the first row stands for everything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node(Shelf())
        self._shown: Sequence[ShelfCount] = ()
        self._places: dict[Shelf, _Node] = {}

    def show(self, boxes: Sequence[ShelfCount]) -> bool:
        """Show another tree; return whether it is another one."""
        if list(boxes) == list(self._shown):
            return False
        self.beginResetModel()
        self._shown = boxes
        self._root, self._places = _Node(Shelf()), {}
        everything = _child(self._root, Shelf())
        known: dict[str, _Node] = {}
        for one in boxes:
            fonds = known.get(one.shelf.fonds_id)
            if fonds is None:
                fonds = known[one.shelf.fonds_id] = _child(self._root, Shelf(one.shelf.fonds_id), one.fonds)
                fonds.title = one.fonds_title
            inventory = known.get(one.shelf.inventory_id)
            if inventory is None:
                place = Shelf(one.shelf.fonds_id, one.shelf.inventory_id)
                inventory = known[one.shelf.inventory_id] = _child(fonds, place, one.inventory)
                inventory.title = one.inventory_title
            box = _child(inventory, one.shelf, one.box)
            for node in (everything, fonds, inventory, box):
                node.dossiers += one.dossiers
                self._places[node.shelf] = node
        self.endResetModel()
        return True

    def index_of(self, shelf: Shelf) -> QModelIndex:
        """Return the row of a place; an invalid index when it is not there."""
        node = self._places.get(shelf)
        return QModelIndex() if node is None else self.createIndex(node.row, 0, node)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the place of a row."""
        owner = self._node(parent)
        return self.createIndex(row, column, owner.children[row]) if 0 <= row < len(owner.children) else QModelIndex()

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        """Return the place above."""
        above = self._node(index).parent
        return QModelIndex() if above is None or above is self._root else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many places are inside."""
        return len(self._node(parent).children)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return name, count, icon or the place itself."""
        if not index.isValid():
            return None
        read = _ROLES.get(role)
        return None if read is None else read(self, self._node(index))

    def _said(self, node: _Node) -> str:
        return self.tr("{name}, %n dossier(s)", "", node.dossiers).format(name=self._name(node))

    def _name(self, node: _Node) -> str:
        if node.shelf == Shelf():
            return self.tr("All dossiers")
        if not node.shelf.inventory_id:
            return node.title or node.code
        if not node.shelf.box_id:
            # Inventories are named by their files; a bare number needs the word before it.
            return self.tr("Inventory {code}").format(code=node.code) if len(node.code) <= _SHORT else node.code
        return self.tr("Box {code}").format(code=node.code) if node.code else self.tr("In no box")

    def _node(self, index: Index | None) -> _Node:
        node = index.internalPointer() if index is not None and index.isValid() else self._root
        assert isinstance(node, _Node)
        return node


_ROLES: dict[int, Callable[[BoxTreeModel, _Node], object]] = {
    Qt.ItemDataRole.DisplayRole: BoxTreeModel._name,  # noqa: SLF001 - the table of its own roles
    Qt.ItemDataRole.AccessibleTextRole: BoxTreeModel._said,  # noqa: SLF001
    Qt.ItemDataRole.ToolTipRole: lambda _model, node: " · ".join(part for part in (node.code, node.title) if part),
    COUNT: lambda _model, node: numbers.count(node.dossiers),
    SHELF: lambda _model, node: node.shelf,
    ICON: lambda _model, node: "box" if node.shelf.box_id else "",
}


def _child(parent: _Node, shelf: Shelf, code: str = "") -> _Node:
    made = _Node(shelf, code, parent=parent, row=len(parent.children))
    parent.children.append(made)
    return made
