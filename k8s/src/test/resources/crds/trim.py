"""Trims a CRD to what a manifest is checked against: one version, no prose, no status. usage: trim.py VERSION FILE > CRD.json"""
import json
import sys

import yaml

KEPT_ANNOTATION = "api-approved.kubernetes.io"


def bare(schema):
    """The schema without its prose; what holds schemas by name may itself have one that is called description."""
    if isinstance(schema, list):
        return [bare(it) for it in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: bare(it) for name, it in value.items()} if key == "properties" else bare(value)
        for key, value in schema.items()
        if key not in ("description", "example", "title")
    }


def trimmed(crd, wanted):
    metadata, spec = crd["metadata"], crd["spec"]
    schema = next(it for it in spec["versions"] if it["name"] == wanted)["schema"]["openAPIV3Schema"]
    schema["properties"].pop("status", None)
    approved = metadata.get("annotations", {}).get(KEPT_ANNOTATION)
    return {
        "apiVersion": crd["apiVersion"],
        "kind": crd["kind"],
        "metadata": {"name": metadata["name"]} | ({"annotations": {KEPT_ANNOTATION: approved}} if approved else {}),
        "spec": {
            "group": spec["group"],
            "names": spec["names"],
            "scope": spec["scope"],
            "versions": [
                {"name": wanted, "served": True, "storage": True, "schema": {"openAPIV3Schema": bare(schema)}}
            ],
        },
    }


with open(sys.argv[2]) as file:
    crd = next(it for it in yaml.safe_load_all(file) if it)
json.dump(trimmed(crd, sys.argv[1]), sys.stdout, indent=1)
print()
