"""Writes the CRD that TypeScript bindings (cdk8s) were made of, as far as they tell it. usage: from_bindings.py FILE.d.ts GROUP VERSION KIND > CRD.json"""
import json
import re
import sys

# Go's controller-gen takes no fractions, so every number is a whole one.
PLAIN = {
    "string": {"type": "string"},
    "number": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "Date": {"type": "string", "format": "date-time"},
    "ApiObjectMetadata": {"type": "object"},
    "any": {"x-kubernetes-preserve-unknown-fields": True},
}
INT_OR_STRING = {"anyOf": [{"type": "integer"}, {"type": "string"}], "x-kubernetes-int-or-string": True}

with open(sys.argv[1]) as file:
    text = file.read()
group, version, kind = sys.argv[2:]
bodies = {
    name: body for name, body in re.findall(r"export (?:interface|declare enum|declare class) (\w+) \{\n(.*?)\n\}", text, re.S)
}
FIELD = re.compile(r"@schema \w+#(\S+)\s*\*/\s*readonly \w+(\??): (\{.*?\}|[^;]+);", re.S)


def of(type_):
    if type_ in PLAIN:
        return PLAIN[type_]
    if type_.endswith("[]"):
        return {"type": "array", "items": of(type_[:-2])}
    if type_.startswith("{"):
        return {"type": "object", "additionalProperties": of(re.search(r"\]: ([^;]+);", type_).group(1))}
    body = bodies[type_]
    if "static fromNumber" in body:
        return INT_OR_STRING
    if re.search(r"^ +[A-Z0-9_]+ = ", body, re.M):
        return {"type": "string", "enum": re.findall(r'= "(.*?)"', body)}
    return of_object(body)


def of_object(body):
    fields = FIELD.findall(body)
    required = [name for name, optional, _ in fields if not optional]
    schema = {"type": "object", "properties": {name: of(type_) for name, _, type_ in fields}}
    return schema | ({"required": required} if required else {})


schema = of_object(bodies[kind + "Props"])
schema["properties"] = {"apiVersion": PLAIN["string"], "kind": PLAIN["string"]} | schema["properties"]
plural = kind.lower() + "s"
crd = {
    "apiVersion": "apiextensions.k8s.io/v1",
    "kind": "CustomResourceDefinition",
    "metadata": {"name": f"{plural}.{group}"},
    "spec": {
        "group": group,
        "names": {"kind": kind, "listKind": kind + "List", "plural": plural, "singular": kind.lower()},
        "scope": "Namespaced",
        "versions": [{"name": version, "served": True, "storage": True, "schema": {"openAPIV3Schema": schema}}],
    },
}
json.dump(crd, sys.stdout, indent=1)
print()
