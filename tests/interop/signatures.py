"""Reads what the library signed, and signs it with the official SDK."""

import json
import sys
from datetime import datetime, timezone
from types import SimpleNamespace
from urllib.parse import quote

from tencentcloud.common.abstract_client import AbstractClient


def authorization(case):
    request = SimpleNamespace(
        uri="/",
        method="POST",
        data=case["payload"],
        header={
            "Content-Type": case["content_type"],
            "Host": case["host"],
            "X-TC-Timestamp": case["timestamp"],
        },
    )
    date = datetime.fromtimestamp(case["timestamp"], timezone.utc).strftime("%Y-%m-%d")
    sign = AbstractClient._get_tc3_signature
    signature = sign(None, None, request, date, case["service"], case["secret"])
    return (
        f"TC3-HMAC-SHA256 Credential={case['id']}/{date}/{case['service']}/tc3_request, "
        f"SignedHeaders=content-type;host, Signature={signature}"
    )


count = 0
for line in sys.stdin:
    case = json.loads(line)
    assert authorization(case) == case["authorization"], case
    assert quote(case["payload"], safe="-_.~") == case["encoded"], case
    count += 1
assert count > 0
print(f"python: {count} signatures agree")
