"""Reads the workbooks of cases.py with our program and with pyxform and ODK Validate.

    oracle.py PROGRAM    the command line as it was built
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import theirs
from cases import CASES, Case


class Comparison:
    def __init__(self, program: str, folder: Path):
        self.program, self.folder = program, folder
        self.wrong: list[str] = []
        self.verdicts = 0

    def ours(self, file: Path, answers: dict[str, str] | None = None) -> dict:
        words = [word for name, answer in (answers or {}).items() for word in ("--answer", f"{name}={answer}")]
        done = subprocess.run([self.program, "--json", "form", "check", str(file), *words], capture_output=True, text=True)
        if not done.stdout:
            raise RuntimeError(f"{file.name}: {done.stderr}")
        return json.loads(done.stdout)

    def all(self) -> None:
        xforms, their_reasons = {}, {}
        for at, case in enumerate(CASES):
            file = self.folder / f"case{at}.xlsx"
            theirs.workbook(file, case.survey, case.choices, case.settings)
            xml, why = theirs.xform(file)
            if xml is None:
                their_reasons[case.name] = why
            else:
                (self.folder / f"case{at}.xml").write_text(xml)
                xforms[case.name] = xml
        files = [self.folder / f"case{at}.xml" for at, case in enumerate(CASES) if case.name in xforms]
        refused, _ = theirs.refused(files)
        for at, case in enumerate(CASES):
            if f"case{at}.xml" in refused:
                their_reasons[case.name] = "ODK Validate"
            self.one(case, self.folder / f"case{at}.xlsx", xforms.get(case.name), their_reasons.get(case.name, ""))
        self.conditions()

    def one(self, case: Case, file: Path, xml: str | None, their_reason: str) -> None:
        ours = self.ours(file)
        codes = [problem["code"] for problem in ours["problems"] if problem["severity"] == "refused"]
        if bool(their_reason) != case.refused:
            self.wrong.append(f"{case.name}: the table says refused = {case.refused}, they say {their_reason or 'nothing'}")
        elif bool(codes) != (case.refused or bool(case.stricter)):
            self.wrong.append(f"{case.name}: we say {codes or 'nothing'}, they say {their_reason or 'nothing'}")
        elif not codes:
            we = [(asked["name"], asked["kind"], [choice["name"] for choice in asked["choices"]]) for asked in ours["asks"]]
            they = theirs.asked(xml)
            if we != they:
                self.wrong.append(f"{case.name}: we ask {we}, they ask {they}")

    # --- Conditions ----------------------------------------------------------------------------------------------------

    def conditions(self) -> None:
        """Validate tells of no condition what it is worth, but it evaluates what is calculated when a form begins, and refuses the
        form if that fails. So each condition becomes a calculation that fails if it is true, and another that fails if it is not."""
        probes = []
        for number, (case, answers) in enumerate((case, answers) for case in CASES for answers in case.samples):
            file = self.folder / f"sample{number}.xlsx"
            theirs.workbook(file, case.survey, case.choices, case.settings)
            tried = self.ours(file, answers or {case.survey[1][1]: ""})["tried"]
            for name, column, condition, ours in conditions(case, answers, tried):
                probe = self.folder / f"probe{len(probes)}"
                self.probe(probe, case, answers, condition)
                probes.append((f"{case.name}, {answers}: {column} of {name}", probe, ours))
        files = [file for _, probe, _ in probes for file in (probe.with_suffix(".true.xml"), probe.with_suffix(".false.xml"))]
        refused, said = theirs.refused(files)
        for what, probe, ours in probes:
            fails = [probe.with_suffix(suffix).name in refused for suffix in (".true.xml", ".false.xml")]
            if fails[0] == fails[1]:
                self.wrong.append(f"{what}: neither true nor false: {said}")
            elif ours != fails[0]:
                self.wrong.append(f"{what}: {ours} here, {fails[0]} there")
        self.verdicts = len(probes)

    def probe(self, probe: Path, case: Case, answers: dict[str, str], condition: str) -> None:
        head, *rows = case.survey
        filled = [(*row, *[""] * (len(head) - len(row)), answers.get(row[1], "") if row else "", "") for row in rows]
        for suffix, fails in ((".true", (f"date('no')", "1")), (".false", ("1", f"date('no')"))):
            calculated = f"if({condition}, {fails[0]}, {fails[1]})"
            survey = ((*head, "default", "calculation"), *filled, ("calculate", "probe", *[""] * (len(head) - 1), calculated))
            # A constraint of its own would have them refuse the answer that the probe is about.
            at = [place for place, heading in enumerate(head) if heading == "constraint"]
            survey = [tuple("" if place in at and row is not survey[0] else cell for place, cell in enumerate(row)) for row in survey]
            file = probe.with_suffix(f"{suffix}.xlsx")
            theirs.workbook(file, tuple(survey), case.choices, case.settings)
            xml, why = theirs.xform(file)
            if xml is None:
                raise RuntimeError(f"{case.name}, {calculated}: {why}")
            probe.with_suffix(f"{suffix}.xml").write_text(xml)


def conditions(case: Case, answers: dict[str, str], tried: dict) -> list[tuple[str, str, str, bool]]:
    """Each condition of a form that these answers decide: of what, in which column, its text, and what we find."""
    head, *rows = case.survey
    unmet = {problem["name"] for problem in tried["problems"] if problem["code"] == "not_met"}
    found, around = [], []
    for row in rows:
        cells = dict(zip(head, row))
        kind, name = cells.get("type", ""), cells.get("name", "")
        if kind.startswith("end"):
            around.pop()
            continue
        own = [cells["relevant"]] if cells.get("relevant") and kind else []
        if own:
            all_of = " and ".join(f"({condition})" for condition in [*around, *own] if condition)
            found.append((name, "relevant", all_of, name in tried["shown"]))
        if kind.startswith("begin"):
            around.append(own[0] if own else "")
        if cells.get("constraint") and name in answers and name in tried["shown"]:
            found.append((name, "constraint", theirs.with_own(cells["constraint"], name), name not in unmet))
    return found


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(sys.argv[1], Path(folder))
        comparison.all()
    for line in comparison.wrong:
        print(line, file=sys.stderr)
    accepted = sum(not case.refused and not case.stricter for case in CASES)
    print(f"{len(CASES)} workbooks, {accepted} of them accepted by everybody; {comparison.verdicts} conditions decided")
    return 1 if comparison.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
