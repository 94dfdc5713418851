"""Checks a pack as its reader would find it: every file there and unchanged, rows accounted for, and a workbook whose
figures another program recalculates to the same values. Usage: check_pack.py PACK WORKDIR (standard library only)."""
import csv
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
REQUIRED_TABLES = ["metrics", "people", "sales_cycle", "attainment", "open_deals", "coverage", "forecast_series"]


def fail(message):
    sys.exit("check_pack: " + message)


def check_manifest(pack):
    manifest = json.loads((pack / "manifest.json").read_text("utf-8"))
    listed = {entry["file"]: entry["sha256"] for entry in manifest["outputs"]}
    found = {str(p.relative_to(pack)) for p in pack.rglob("*") if p.is_file()} - {"manifest.json"}
    if found != set(listed):
        fail(f"the manifest lists {sorted(set(listed) ^ found)} otherwise than the folder")
    for name, sha in listed.items():
        if hashlib.sha256((pack / name).read_bytes()).hexdigest() != sha:
            fail(f"{name} is not the file that the manifest lists")
    for entry in manifest["inputs"]:
        if entry["records_in"] != entry["loaded"] + entry["quarantined"]:
            fail(f"{entry['file']}: records in, loaded and quarantined do not add up")
    charts = [f for f in found if f.startswith("charts/")]
    if len([c for c in charts if c.endswith(".png")]) < 6 or len([c for c in charts if c.endswith(".svg")]) < 6:
        fail("fewer than six charts")
    for table in REQUIRED_TABLES:
        if not list(csv.reader((pack / "tables" / (table + ".csv")).open(encoding="utf-8"))):
            fail(f"tables/{table}.csv is empty")
    for text in [pack / "manifest.json", *pack.glob("tables/*.csv")]:
        if re.search(r"(?<![\w.])/(home|tmp|root|work|usr)/", text.read_text("utf-8")):
            fail(f"{text.name} holds an absolute path")
    print(f"{len(found)} files as listed; {len(manifest['inputs'])} inputs add up")


def cells(workbook):
    """From sheet and cell to its value as text, formulas by their cached values; and the addresses of formulas."""
    values, formulas = {}, set()
    with zipfile.ZipFile(workbook) as archive:
        if archive.testzip():
            fail(f"{workbook} is damaged")
        strings = []
        if "xl/sharedStrings.xml" in archive.namelist():
            for item in tree.fromstring(archive.read("xl/sharedStrings.xml")).findall("m:si", NS):
                strings.append("".join(t.text or "" for t in item.iter("{%s}t" % NS["m"])))
        book = tree.fromstring(archive.read("xl/workbook.xml"))
        rels = tree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {r.get("Id"): r.get("Target") for r in rels}
        for sheet in book.find("m:sheets", NS):
            rid = sheet.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
            path = targets[rid].lstrip("/")
            root = tree.fromstring(archive.read(path if path.startswith("xl/") else "xl/" + path))
            for cell in root.iter("{%s}c" % NS["m"]):
                key = (sheet.get("name"), cell.get("r"))
                value, kind = cell.find("m:v", NS), cell.get("t", "n")
                if cell.find("m:f", NS) is not None:
                    formulas.add(key)
                if value is None or value.text is None:
                    continue
                values[key] = strings[int(value.text)] if kind == "s" else value.text
                if kind == "e":
                    fail(f"{workbook.name} {key} holds the error {value.text}")
    return values, formulas


def check_workbook(workbook, work):
    ours, formulas = cells(workbook)
    profile = work / "office" / workbook.stem
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
        "<value>0</value></prop></item></oor:items>", "utf-8")
    out = work / "recalculated"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(workbook)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    theirs, _ = cells(out / workbook.name)
    for key in sorted(formulas):
        mine, other = ours.get(key), theirs.get(key)
        try:
            same = abs(float(mine) - float(other)) <= 1e-9 * max(1.0, abs(float(mine)))
        except (TypeError, ValueError):
            same = (mine or "") == (other or "")
        if not same:
            fail(f"{key}: cached {mine}, recalculated {other}")
    print(f"{workbook.name} opens; {len(ours)} cells, {len(formulas)} formulas recalculate to their cached values")


if __name__ == "__main__":
    folder, scratch = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    check_manifest(folder)
    workbooks = sorted(folder.glob("*.xlsx"))
    if folder / "review.xlsx" not in workbooks:
        fail("there is no review.xlsx")
    for workbook in workbooks:
        check_workbook(workbook, scratch)
