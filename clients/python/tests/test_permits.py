"""The permits that every client is tested by: the file that MAGBELLEN_PERMITS names."""

import json
import os
import unittest
from datetime import datetime

from magbellen import InvalidPermit, Permits

with open(os.environ["MAGBELLEN_PERMITS"], encoding="utf-8") as file:
    FILE = json.load(file)


def seen(permits: Permits, vector: dict) -> str:
    try:
        at = datetime.fromisoformat(vector["at"].replace("Z", "+00:00"))
        return str(permits.verify(vector["permit"], vector["callee"], at).decision)
    except InvalidPermit as invalid:
        return invalid.fault.value


class PermitsTest(unittest.TestCase):
    def test_permits_are_seen_as_the_file_says(self):
        permits = Permits(FILE["jwks"], FILE["issuer"])
        self.assertGreater(len(FILE["vectors"]), 5)
        for vector in FILE["vectors"]:
            with self.subTest(vector["name"]):
                self.assertEqual(vector.get("decision", vector.get("fault")), seen(permits, vector))

    def test_permit_of_another_gateway_lets_no_call_out(self):
        self.assertEqual("OTHER_ISSUER", seen(Permits(FILE["jwks"], "https://other.example"), FILE["vectors"][0]))

    def test_permit_of_a_call_is_none_of_a_test(self):
        self.assertEqual("TEST", seen(Permits(FILE["jwks"], FILE["issuer"], tests=True), FILE["vectors"][0]))
