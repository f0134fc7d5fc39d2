"""What is planted in documents, and what a browser tells of a page."""

from __future__ import annotations

import json
from typing import Any

SCRIPT = "<script>document.title='pwned'</script>"
IMAGE = '"><img src=x onerror="document.title=\'pwned\'">'
HOSTILE = (SCRIPT, IMAGE, "</style></title><svg onload=document.title='pwned'>")


def requests_of(browser: Any) -> list[str]:
    """List what was asked for since the last call, but for the browser's own pages."""
    messages = [
        json.loads(entry["message"])["message"]
        for entry in browser.get_log("performance")
    ]
    sent = [
        message["params"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
    return [
        str(params["request"]["url"])
        for params in sent
        if not params["documentURL"].startswith("chrome://")
    ]


def body_of(browser: Any) -> str:
    return str(browser.find_element("tag name", "body").text)
