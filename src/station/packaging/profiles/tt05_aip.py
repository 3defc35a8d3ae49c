"""``AIP_hoso`` of TT 05/2025/TT-BNV: what digitising produces."""

from __future__ import annotations

from station.packaging.tt05.structure import Tt05Structure

PLUGIN = Tt05Structure("AIP")
