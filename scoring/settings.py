"""What this installation says about its reports. Read from the environment, here and nowhere else in scoring.

SIXTY_SIGN_CERTIFICATE       a PKCS #12 file (.p12): then every report that is taken away is signed with it
SIXTY_SIGN_PASSPHRASE        its passphrase, or
SIXTY_SIGN_PASSPHRASE_FILE   a file that holds it: its first line
SIXTY_ADDRESS                where readers of a report reach this house: https://sixty.example
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ReportSettings:
    """The settings as they stand, unread: "" for what is not set."""

    certificate: str = ""
    passphrase: str = field(default="", repr=False)
    passphrase_file: str = ""
    address: str = ""


def report_settings(environment: Mapping[str, str] = os.environ) -> ReportSettings:
    """What the environment says."""
    return ReportSettings(
        certificate=environment.get("SIXTY_SIGN_CERTIFICATE", ""),
        passphrase=environment.get("SIXTY_SIGN_PASSPHRASE", ""),
        passphrase_file=environment.get("SIXTY_SIGN_PASSPHRASE_FILE", ""),
        address=environment.get("SIXTY_ADDRESS", "").rstrip("/"),
    )
