"""resources/hub/openapi.yaml is sound OpenAPI 3, and says what the code says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import unittest
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
METHODS = {"get", "put", "post", "delete", "head"}


class OneKey(yaml.SafeLoader):
    """Takes no map in which a key stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"twice: {twice}", node.start_mark)
        return super().construct_mapping(node, deep)


def contract() -> dict[str, Any]:
    return yaml.load((ROOT / "resources/hub/openapi.yaml").read_text(encoding="utf-8"), OneKey)


def catalogue() -> dict[str, Any]:
    return json.loads(subprocess.run([os.environ["WIRE_CATALOGUE"]], capture_output=True, check=True).stdout)


def source(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def event_types() -> dict[str, dict[str, Any]]:
    """What core/work/event_rules.cpp and core/access/rights.cpp say of each type."""
    names = dict(re.findall(r"QLatin1String\s+(\w+)\(\"([a-z-]+)\"\)", source("core/work/event_types.h")
                            + source("core/ledger/beginning.h")))  # fmt: skip
    short = {"op": "operator", "rev": "reviewer", "sup": "supervisor", "adm": "administrator"}
    rights = {}
    for command, roles in re.findall(r"\{Command::(\w+), ([^,]+),", source("core/access/rights.cpp")):
        everyone = "everyRole" in roles
        rights[command] = list(short.values()) if everyone else [short[r.strip()] for r in roles.split("|")]
    found = {}
    rule = r"\{EventType::(\w+), \{(\{\}|Command::\w+|\{Command::\w+\}|)([^}]*)\}\}"
    for name, command, flags in re.findall(rule, source("core/work/event_rules.cpp")):
        command = command.strip("{}").removeprefix("Command::")
        words = [word.strip() for word in flags.split(",")]
        found[names[name]] = {
            "roles": rights.get(command, []),
            "user_signed": "userSigned" in words,
            "by_station": "byStation" in words,
        }
    return found


class Contract(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.file = contract()
        cls.code = catalogue()

    def operations(self) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
        for path, item in self.file["paths"].items():
            for method in METHODS & item.keys():
                yield method, path, item, item[method]

    def resolve(self, reference: str) -> Any:
        self.assertTrue(reference.startswith("#/"), reference)
        at = self.file
        for part in reference[2:].split("/"):
            self.assertIn(part, at, reference)
            at = at[part]
        return at

    def deref(self, value: Any) -> Any:
        return self.resolve(value["$ref"]) if "$ref" in value else value

    def everything(self, value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            yield value
            for inner in value.values():
                yield from self.everything(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from self.everything(inner)

    def test_is_openapi_3(self) -> None:
        self.assertRegex(self.file["openapi"], r"^3\.0\.\d$")
        self.assertEqual(int(self.file["info"]["version"]), self.code["version"])
        known = {"openapi", "info", "servers", "tags", "paths", "components"}
        self.assertFalse({key for key in self.file if key not in known and not key.startswith("x-")})
        for part in ("title", "version", "description"):
            self.assertTrue(self.file["info"][part])

    def test_every_reference_leads_somewhere(self) -> None:
        for value in self.everything(self.file):
            if "$ref" in value:
                self.resolve(value["$ref"])

    def test_every_component_is_used(self) -> None:
        used = {value["$ref"] for value in self.everything(self.file) if "$ref" in value}
        for kind in ("parameters", "headers", "responses", "schemas"):
            for name in self.file["components"][kind]:
                self.assertIn(f"#/components/{kind}/{name}", used)

    def test_every_schema_is_sound(self) -> None:
        types = {"object", "array", "string", "integer", "boolean"}
        for name, schema in self.file["components"]["schemas"].items():
            for value in self.everything(schema):
                if "type" not in value or not isinstance(value["type"], str):
                    continue
                self.assertIn(value["type"], types, name)
                self.assertLessEqual(set(value.get("required", [])), set(value.get("properties", {})), name)
                if value["type"] == "array":
                    self.assertIn("items", value, name)

    def test_every_operation_is_whole(self) -> None:
        ids = []
        for method, path, item, operation in self.operations():
            where = f"{method} {path}"
            ids.append(operation["operationId"])
            self.assertTrue(operation["summary"].endswith("."), where)
            self.assertIn(operation["tags"][0], [tag["name"] for tag in self.file["tags"]], where)
            self.assertTrue(any(str(code).startswith("2") for code in operation["responses"]), where)
            parameters = [self.deref(p) for p in operation.get("parameters", []) + item.get("parameters", [])]
            for parameter in parameters:
                self.assertIn(parameter["in"], {"header", "path", "query"}, where)
                self.assertIn("schema", parameter, where)
            declared = {p["name"] for p in parameters if p["in"] == "path"}
            self.assertEqual(declared, set(re.findall(r"\{(\w+)\}", path)), where)
            for response in operation["responses"].values():
                self.assertTrue(self.deref(response)["description"], where)
            for media in operation.get("requestBody", {}).get("content", {}).values():
                self.assertIn("schema", media, where)
        self.assertEqual(len(ids), len(set(ids)))

    def test_signed_operations_ask_for_the_headers(self) -> None:
        needed = {f"Mianguan-{name}" for name in ("Version", "Caller", "Nonce", "Number", "Signature")}
        for method, path, _, operation in self.operations():
            names = {self.deref(p)["name"] for p in operation.get("parameters", [])}
            if operation["security"]:
                self.assertLessEqual(needed, names, f"{method} {path}")
                self.assertEqual(operation["security"], [{"signed": []}])

    def test_paths_are_those_of_the_code(self) -> None:
        file = {(method.upper(), path, bool(op["security"])) for method, path, _, op in self.operations()}
        code = {(e["method"], e["path"], e["signed"]) for e in self.code["endpoints"]}
        self.assertEqual(file, code)

    def test_limits_are_those_of_the_code(self) -> None:
        limits = {k: v for k, v in self.file["x-limits"].items() if not k.startswith("hub_")}
        self.assertEqual(limits, self.code["limits"])

    def test_schemas_keep_the_limits(self) -> None:
        limits, schemas = self.code["limits"], self.file["components"]["schemas"]

        def most(schema: str, field: str) -> int:
            return schemas[schema]["properties"][field]["maxItems"]

        self.assertEqual(most("EventBatch", "events"), limits["events"])
        self.assertEqual(most("Changes", "entries"), limits["events"])
        self.assertEqual(most("OutcomeQuery", "ids"), limits["outcomes_asked"])
        self.assertEqual(most("BlobQuery", "items"), limits["blobs_asked"])
        self.assertEqual(most("BlobBundle", "blobs"), limits["blobs_bundled"])
        self.assertEqual(most("Leases", "leases"), limits["leases"])
        event = schemas["SentEvent"]["properties"]
        self.assertEqual(event["header"]["maxLength"], limits["event_header_bytes"])
        self.assertEqual(event["body"]["maxLength"], limits["event_body_bytes"])
        blob = schemas["BlobBundle"]["properties"]["blobs"]["items"]["properties"]["bytes"]
        self.assertEqual(blob["maxLength"], limits["small_blob_bytes"])

    def test_refusals_are_those_of_the_code(self) -> None:
        self.assertEqual(self.file["x-refusals"], self.code["refusals"])

    def test_responses_name_refusals_of_their_status(self) -> None:
        for method, path, _, operation in self.operations():
            for status, response in operation["responses"].items():
                for code in response.get("x-codes", []):
                    self.assertEqual(str(self.code["refusals"][code]["status"]), status, f"{method} {path}")

    def test_every_refusal_is_explained(self) -> None:
        text = source("resources/hub/openapi.yaml").split("\nx-refusals:")[0]
        for code in self.code["refusals"]:
            self.assertTrue(re.search(rf"(?<![a-z-]){code}(?![a-z-])", text), code)

    def test_event_types_are_those_of_the_code(self) -> None:
        self.assertEqual(self.file["x-event-types"], event_types())


if __name__ == "__main__":
    unittest.main()
