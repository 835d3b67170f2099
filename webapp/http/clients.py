"""Who asks, by address."""

from ipaddress import IPv6Address, ip_address, ip_network

from flask import request

OF_ONE_CLIENT = 64
"""Leading bits of an IPv6 address: whoever has one has all that begin alike (RFC 6177)."""


def address() -> str:
    """The address that asks, or the network that is one client's."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:  # what a proxy passed on is anything at all
        return request.remote_addr or ""
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), OF_ONE_CLIENT), strict=False))
