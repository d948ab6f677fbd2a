"""Magbellen for dialers: ask before each call, report after it."""

from magbellen.gateway import Magbellen
from magbellen.permits import Fault, InvalidPermit, Permit, Permits

__all__ = ["Fault", "InvalidPermit", "Magbellen", "Permit", "Permits"]
