"""``SIP_hoso`` of TT 05/2025/TT-BNV: what is handed over to another system."""

from __future__ import annotations

from station.packaging.tt05.structure import Tt05Structure

PLUGIN = Tt05Structure("SIP")
