"""What Schemathesis does not know by itself: lists of one JSON value a line."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    if isinstance(value, (bytes, str)):
        return value
    rows = value if isinstance(value, list) else [value]
    return "".join(json.dumps(row) + "\n" for row in rows).encode("utf-8", "surrogatepass")
