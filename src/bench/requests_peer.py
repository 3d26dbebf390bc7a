"""The wire pattern of the official client: 2 MiB multipart chunks, each request on a connection of its own."""

import os
import sys

import requests

CHUNK = 2 * 1024 * 1024


def push(url, token, path, name):
    headers = {"Authorization": "Token token=" + token}
    size = os.path.getsize(path)
    requests.post(url, headers=headers, data={"filename": name, "phase": "setup", "filesize": size})
    with open(path, "rb") as file:
        sent = 0
        while sent < size:
            chunk = file.read(CHUNK)
            requests.post(
                url,
                headers=headers,
                data={"filename": name, "phase": "transfer", "previous_size": sent},
                files={"bytechunk": ("bytechunk", chunk)},
            )
            sent += len(chunk)
    requests.post(url, headers=headers, data={"filename": name, "phase": "verify", "checksum": "not implemented"})


if __name__ == "__main__":
    push(sys.argv[1], os.environ["SANDBOX_TOKEN"], sys.argv[2], sys.argv[3])
