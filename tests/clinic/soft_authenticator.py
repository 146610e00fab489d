"""A passkey without a device: it answers what a browser would, with a P-256 key of its own (no attestation)."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

PRESENT_AND_VERIFIED = 0x05
PRESENT = 0x01
WITH_KEY = 0x40


class SoftPasskey:
    """One passkey; what it tells about where and how it was used can be changed by a test."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.flags = PRESENT_AND_VERIFIED
        self.id = secrets.token_bytes(16)
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._count = 0

    def make(self, options: str) -> dict[str, Any]:
        """The answer to being enrolled."""
        asked = json.loads(options)
        numbers = self._key.public_key().public_numbers()
        key = encode_cbor({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})
        held = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + key
        data = self._data(asked["rp"]["id"], self.flags | WITH_KEY) + held
        attested = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        told = {
            "clientDataJSON": self._told("webauthn.create", asked),
            "attestationObject": bytes_to_base64url(attested),
        }
        return {
            "id": bytes_to_base64url(self.id),
            "rawId": bytes_to_base64url(self.id),
            "type": "public-key",
            "response": told,
        }

    def sign(self, options: str) -> dict[str, Any]:
        """The answer to a sign-in."""
        asked = json.loads(options)
        data = self._data(asked["rpId"], self.flags)
        told = self._told("webauthn.get", asked)
        signed = data + hashlib.sha256(base64url_to_bytes(told)).digest()
        answer = {
            "clientDataJSON": told,
            "authenticatorData": bytes_to_base64url(data),
            "signature": bytes_to_base64url(self._key.sign(signed, ec.ECDSA(hashes.SHA256()))),
        }
        return {
            "id": bytes_to_base64url(self.id),
            "rawId": bytes_to_base64url(self.id),
            "type": "public-key",
            "response": answer,
        }

    def _told(self, kind: str, asked: dict[str, Any]) -> str:
        told = {"type": kind, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": False}
        return bytes_to_base64url(json.dumps(told).encode())

    def _data(self, site: str, flags: int) -> bytes:
        self._count += 1
        return hashlib.sha256(site.encode()).digest() + bytes([flags]) + self._count.to_bytes(4, "big")
