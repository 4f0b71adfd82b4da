"""Throw-away keys for tests of electronic signatures: an issuer, and people with keys of their own (PKCS#12)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "rahasia"


@dataclass(frozen=True, slots=True)
class Issuer:
    """One who issues certificates; `pem` is his own."""

    name: str
    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        """The certificate that others may trust."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def key_of(self, person: str) -> bytes:
        """Give a key file of a person, locked by PASSWORD."""
        key = _key()
        certificate = _certificate(person, key, self.name, self.key, issuer=False)
        lock = serialization.BestAvailableEncryption(PASSWORD.encode())
        return pkcs12.serialize_key_and_certificates(person.encode(), key, certificate, [self.certificate], lock)


def issuer(name: str = "Penerbit Percobaan") -> Issuer:
    """Give a new issuer."""
    key = _key()
    return Issuer(name, key, _certificate(name, key, name, key, issuer=True))


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def _certificate(
    person: str, key: rsa.RSAPrivateKey, by: str, by_key: rsa.RSAPrivateKey, *, issuer: bool
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not issuer, content_commitment=not issuer, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=issuer, crl_sign=issuer, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(_name(person))
        .issuer_name(_name(by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2044, 1, 1, tzinfo=dt.UTC))
        .add_extension(x509.BasicConstraints(ca=issuer, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(by_key, hashes.SHA256())
    )


def _name(person: str) -> x509.Name:
    return x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, person),
    ])  # fmt: skip
