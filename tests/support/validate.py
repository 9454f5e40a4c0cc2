"""Validates a JSON report against the schema: validate.py SCHEMA REPORT (python3-jsonschema)."""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as f:
    schema = json.load(f)
with open(sys.argv[2], encoding="utf-8") as f:
    report = json.load(f)
jsonschema.Draft202012Validator.check_schema(schema)
errors = list(jsonschema.Draft202012Validator(schema).iter_errors(report))
for error in errors[:10]:
    print("/".join(map(str, error.absolute_path)), error.message)
sys.exit(1 if errors else 0)
