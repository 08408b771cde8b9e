"""What pyxform and ODK Validate make of a workbook."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pyxform
from pyxform.parsing.expression import parse_expression
from pyxform.xls2xform import convert

VALIDATE = next(Path(pyxform.__file__).parent.rglob("ODK_Validate.jar"))
XF, XHTML = "{http://www.w3.org/2002/xforms}", "{http://www.w3.org/1999/xhtml}"


def workbook(path: Path, survey: tuple, choices: tuple, settings: tuple) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        if rows:
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
    book.save(path)


def xform(path: Path) -> tuple[str | None, str]:
    """The XForm, or why there is none."""
    try:
        return convert(str(path), validate=False).xform, ""
    except Exception as error:  # It raises errors of its own, and others where it did not foresee a mistake.
        return None, f"{type(error).__name__}: {error}"


def refused(files: list[Path]) -> tuple[set[str], str]:
    """The names of those that ODK Validate refuses, and everything it said. One run, because its start takes longest."""
    command = ["java", "-jar", str(VALIDATE), *(file.name for file in files)]
    done = subprocess.run(command, cwd=files[0].parent, capture_output=True, text=True)
    _, marked, list_of_names = done.stderr.partition("The following files failed validation:")
    if (done.returncode != 0) != bool(marked):
        raise RuntimeError(f"ODK Validate: {done.returncode}, {done.stderr}")
    return set(list_of_names.split("\n")) - {""}, done.stderr


def asked(xml: str) -> list[tuple]:
    """What is asked, in its order: name, kind, names of the choices."""
    root = ElementTree.fromstring(xml)
    binds = {bind.get("nodeset"): bind for bind in root.iter(f"{XF}bind")}
    lists = {
        instance.get("id"): [name.text for name in instance.iter(f"{XF}name")] for instance in root.iter(f"{XF}instance")
    }
    return list(_asked(root.find(f"{XHTML}body"), binds, lists))


def _asked(within: ElementTree.Element, binds: dict, lists: dict) -> Iterable[tuple]:
    kinds = {"string": "text", "int": "integer", "decimal": "decimal", "date": "date"}
    for element in within:
        tag, ref = element.tag.removeprefix(XF), element.get("ref", "")
        name = ref.rsplit("/", 1)[-1]
        if tag == "group":
            yield name, "group", []
            yield from _asked(element, binds, lists)
        elif tag in ("select1", "select"):
            nodeset = element.find(f"{XF}itemset").get("nodeset")
            yield name, {"select1": "select_one", "select": "select_multiple"}[tag], lists[nodeset.split("'")[1]]
        elif tag == "input":
            bind = binds[ref]
            yield name, "note" if bind.get("readonly") == "true()" else kinds[bind.get("type")], []


def with_own(expression: str, name: str) -> str:
    """The expression with `.` written as a reference."""
    expression = expression.replace("‘", "'").replace("’", "'")
    tokens = parse_expression(expression)
    return "".join(f"${{{name}}}" if token.type == "SELF_REF" else token.value for token in tokens)
