"""Reads the source list again with programs that are not ours, and prints one JSON object.

usage: read_sources.py xlsx FILE | csv FILE
"""
import csv
import json
import sys


def workbook(path):
    import openpyxl
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    checked = [list(row) for row in book["What was checked"].iter_rows(values_only=True)]
    rows = [["" if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)]
    validation = sheet.data_validations.dataValidation[0]
    return {"rows": rows, "checked": checked, "frozen": sheet.freeze_panes, "filter": sheet.auto_filter.ref, "choices": validation.formula1,
            "chosen_in": str(validation.sqref), "links": sorted(cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink)}


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {"rows": list(csv.reader(file))}


print(json.dumps({"xlsx": workbook, "csv": table}[sys.argv[1]](sys.argv[2])))
