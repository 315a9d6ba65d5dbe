"""The tests themselves are offline, and so is the encoder."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from house_checkout import ask_python
from offline import NetworkUseError

PUBLIC_ADDRESS = "192.0.2.1"  # reserved for documentation: RFC 5737


def test_a_public_address_cannot_be_reached() -> None:
    with socket.socket() as client, pytest.raises(NetworkUseError):
        client.connect((PUBLIC_ADDRESS, 80))


def test_a_name_cannot_be_looked_up() -> None:
    with pytest.raises(NetworkUseError):
        socket.getaddrinfo("example.org", 80)


def test_a_datagram_cannot_be_sent() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as client, pytest.raises(NetworkUseError):
        client.sendto(b"", (PUBLIC_ADDRESS, 53))


def test_a_child_is_offline_too() -> None:
    done = ask_python(f"import socket; socket.create_connection(({PUBLIC_ADDRESS!r}, 80))")
    assert done.returncode == 1
    assert "NetworkUseError" in done.stderr


def test_loopback_and_unix_sockets_are_open(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(home / "socket"))


def test_nothing_of_the_user_is_in_reach(home: Path) -> None:
    from tvrec.config import default_config_path, default_data_dir, default_runtime_dir

    for place in (default_config_path(), default_data_dir(), default_runtime_dir()):
        assert home in place.parents


def test_encoding_knows_no_model_hub() -> None:
    done = ask_python(
        "import sys\n"
        "from tvrec.config import models_dir\n"
        "from tvrec.encode import OnnxEncoder\n"
        "assert OnnxEncoder(models_dir()).encode_one('星际 a ship among the stars').any()\n"
        "assert 'huggingface_hub' not in sys.modules\n"
    )
    assert done.returncode == 0, done.stderr
