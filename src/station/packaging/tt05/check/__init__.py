"""Checking ``AIP_hoso`` and ``SIP_hoso`` packages of anybody, as a stranger would: with nothing but the package.

``tt05:T01`` to ``tt05:T45`` are the rules of the specification's list, ``tt05:T46`` and above our own, ``csip:`` and
``sip:`` the MUST requirements of E-ARK 2.0.4; PDF/A rules bear their own codes. Links are not followed, no file is
executed, no network is used, and nothing that a package contains is raised.
"""

from __future__ import annotations

from station.packaging.tt05.check.archive import flavour_of
from station.packaging.tt05.check.checker import CODES, check_folder, check_zip

__all__ = ["CODES", "check_folder", "check_zip", "flavour_of"]
