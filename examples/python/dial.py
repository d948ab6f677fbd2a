"""Dials test numbers: dial.py +31200000000 +31200000015. Nobody is called."""

import os
import sys
import urllib.request

import magbellen_api as api
from magbellen import Magbellen, Permits

URL = os.environ.get("MAGBELLEN_URL", "http://localhost:8080")
magbellen = Magbellen(URL, lambda: os.environ["MAGBELLEN_TOKEN"])


def dial(callee: str) -> None:
    question = api.Question(
        callee=callee,
        advertiser="test-shop",
        caller_id="+31207001234",
        purpose=api.Purpose.COMMERCIAL,
        subject="any",
    )
    try:
        answer = magbellen.ask(question)
    except Exception as not_decided:  # whatever it is, there is no call
        print(f"{callee} {not_decided}: no call")
        return
    if answer.decision == api.Verdict.PERMIT:
        call(callee, answer)
    else:
        print(f"{callee} DENY {answer.reasons[0].code.value}: no call")


def call(callee: str, answer: api.CallPermission) -> None:
    # What a carrier does, which sees the permit alone. For real calls: jwks.json, and no tests=True.
    with urllib.request.urlopen(f"{URL}/.well-known/test-jwks.json") as keys:
        permits = Permits(keys.read().decode(), URL, tests=True)
    decision = permits.verify(answer.permit, callee).decision
    print(callee, "PERMIT", "verified" if decision == answer.id else "of another")
    sold = api.OutcomeRequest(connected=True, right_to_object=api.RightToObject.AGENT, disposition="SALE")
    magbellen.report(decision, sold)
    print(callee, "reported")


cursor = magbellen.changes("now").next_cursor
for number in sys.argv[1:]:
    dial(number)
print("changes:", len(magbellen.changes(cursor).items))
