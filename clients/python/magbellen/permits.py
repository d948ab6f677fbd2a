"""Verifies permits without asking anybody."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timezone
from enum import Enum
from uuid import UUID

import jwt


class Fault(str, Enum):
    """What is wrong with a permit."""

    NOT_SIGNED = "NOT_SIGNED"
    """None of the keys signed it: also a text that is no permit at all."""
    OTHER_ISSUER = "OTHER_ISSUER"
    TEST = "TEST"
    """A test: no call may rest on it."""
    NOT_YET = "NOT_YET"
    EXPIRED = "EXPIRED"
    OTHER_CALLEE = "OTHER_CALLEE"


class InvalidPermit(Exception):
    """A permit that lets no call out."""

    def __init__(self, fault: Fault):
        super().__init__(f"the permit lets no call out: {fault.value}")
        self.fault = fault


@dataclass(frozen=True)
class Permit:
    """What a valid permit says. `obligations` has two letters for each duty in the call."""

    decision: UUID
    valid_until: datetime
    caller_id: str | None
    advertiser: str
    agency: str | None
    purpose: str
    subject: str | None
    basis: str
    obligations: tuple[str, ...]


class Permits:
    """Permits of one gateway.

    `jwks` is what it shows at `/.well-known/jwks.json`: fetch it anew when a permit is NOT_SIGNED, at most once in
    five minutes. `issuer` is its address. With `tests` only permits of `test-` advertisers are valid, which let no
    call out; their keys are at `/.well-known/test-jwks.json`.
    """

    def __init__(self, jwks: str | dict, issuer: str, tests: bool = False):
        keys = json.loads(jwks) if isinstance(jwks, str) else jwks
        self._keys = {key.key_id: key for key in jwt.PyJWKSet.from_dict(keys).keys}
        self._issuer = issuer
        self._tests = tests

    def verify(self, permit: str, callee: str, at: datetime | None = None) -> Permit:
        """What the permit says, if it lets a call out to this number (E.164) at this instant; else InvalidPermit."""
        claims = self._signed(permit)
        now = int((at or datetime.now(timezone.utc)).timestamp())
        _check(claims["iss"] == self._issuer, Fault.OTHER_ISSUER)
        _check((claims.get("test") is True) == self._tests, Fault.TEST)
        _check(now >= claims["nbf"], Fault.NOT_YET)
        _check(now < claims["exp"], Fault.EXPIRED)
        _check(claims["calleeDigest"] == _digest(f"{claims['jti']}:{callee}"), Fault.OTHER_CALLEE)
        return Permit(
            decision=UUID(claims["jti"]),
            valid_until=datetime.fromtimestamp(claims["exp"], timezone.utc),
            caller_id=claims.get("callerId"),
            advertiser=claims["advertiser"],
            agency=claims.get("agency"),
            purpose=claims["purpose"],
            subject=claims.get("subject"),
            basis=claims["basis"],
            obligations=tuple(claims["obligations"].split()),
        )

    def _signed(self, permit: str) -> dict:
        try:
            key = self._keys[jwt.get_unverified_header(permit).get("kid")]
            # What its claims say is looked at above.
            return json.loads(jwt.api_jws.decode(permit, key.key, algorithms=["EdDSA"]))
        except (jwt.PyJWTError, KeyError, ValueError) as e:
            raise InvalidPermit(Fault.NOT_SIGNED) from e


def _check(holds: bool, otherwise: Fault) -> None:
    if not holds:
        raise InvalidPermit(otherwise)


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
