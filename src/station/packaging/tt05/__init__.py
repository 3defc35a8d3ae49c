"""The packages ``AIP_hoso`` and ``SIP_hoso`` of TT 05/2025/TT-BNV, an extension of E-ARK CSIP 2.0.4."""
