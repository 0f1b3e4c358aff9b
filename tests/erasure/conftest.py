"""The register of ten contacts that validation is tested on."""

from tests.validation.conftest import desk

__all__ = ["desk"]
