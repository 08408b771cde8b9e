"""The workbooks. A case is refused by everybody, refused by us alone (with the reason), or accepted by everybody; then its samples
are answers with which every condition of the form is worth the same in both programs."""

import datetime
from dataclasses import dataclass, field

TYPED = ("type", "name", "label")
HEAD = (*TYPED, "required", "constraint", "relevant")
YES_NO = (("list_name", "name", "label"), ("cn", "co", "Có"), ("cn", "khong", "Không"))
FORMS = (("list_name", "name", "label"), ("ht", "loa", "Loa"), ("ht", "hop", "Họp"), ("ht", "khac", "Khác"))


@dataclass
class Case:
    name: str
    survey: tuple
    choices: tuple = ()
    settings: tuple = ()
    refused: bool = False  # by them, and therefore by us
    stricter: str = ""  # why we refuse what they accept
    samples: tuple[dict[str, str], ...] = field(default=())


def rows(*more: tuple, head: tuple = HEAD) -> tuple:
    return (head, *more)


def one(constraint: str, kind: str = "integer") -> tuple:
    return rows((kind, "a", "A", "", constraint))


def given(*answers: str) -> tuple[dict[str, str], ...]:
    return tuple({"a": answer} for answer in answers)


TWO = ("integer", "a", "A"), ("integer", "b", "B")
FAR = (datetime.date.today() + datetime.timedelta(days=400)).isoformat()

ACCEPTED = [
    Case("types", rows(("text", "a", "A"), ("integer", "b", "B"), ("decimal", "c", "C"), ("date", "d", "D"), ("note", "e", "E"),
                       ("select_one cn", "f", "F"), ("select_multiple ht", "g", "G"), ("note", "", "Cảm ơn")), (*YES_NO, *FORMS[1:])),
    Case("spellings", rows(("string", "a", "A"), ("int", "b", "B"), ("select one cn", "c", "C"), ("select one from cn", "d", "D"),
                           ("select all that apply from cn", "e", "E"), ("select1 cn", "f", "F")), YES_NO),
    Case("headings", rows(("text", "a", "A", "yes", "", ""), head=("Type", " NAME ", "Label", "Required", "Constraint Message", "Relevance")),
         (("List Name", "Value", "Caption"), ("cn", "co", "Có"))),
    Case("languages", rows(("select_one cn", "a", "Có không?", "Yes or no?"), head=("type", "name", "label::Tiếng Việt (vi)", "label::English (en)")),
         (("list_name", "name", "label::Tiếng Việt (vi)", "label::English (en)"), ("cn", "co", "Có", "Yes")),
         (("form_title", "form_id", "version", "default_language"), ("Khảo sát", "ks", "1", "Tiếng Việt (vi)"))),
    Case("single colons", rows(("text", "a", "A", "A"), head=("type", "name", "label:vi", "label:en"))),
    Case("groups", rows(("begin group", "g", "G"), ("begin_group", "h", "H"), ("text", "a", "A"), ("end_group", "", ""), ("text", "b", "B"),
                        ("end group", "", ""), ("text", "c", "C"))),
    Case("numbers in cells", rows(("select_one n", "a", "A")), (("list_name", "name", "label"), ("n", 1, 1), ("n", 2.0, 2), ("n", "3a", 2.5))),
    Case("rows without type", rows(("text", "a", "A"), (), ("", "", "", "", "", "sửa sau"), ("text", "b", "B"))),
    Case("names with letters", rows(("integer", "số_người", "A"), ("text", "b-1.x", "B", "", "", "${số_người} > 1")), samples=({"số_người": "2"}, {"số_người": "1"})),
    Case("required", rows(("text", "a", "A", "yes"), ("text", "b", "B", "TRUE"), ("text", "c", "C", "no"), ("text", "d", "D", "${a} = 'x'"))),
    Case("unused list", rows(("text", "a", "A")), YES_NO),
    Case("quotation marks", one("selected(., ‘co’)", "select_one cn"), YES_NO, samples=given("co", "khong")),
    Case("appearance", rows(("text", "a", "A", "multiline"), head=(*TYPED, "appearance"))),
    Case("bounds", one(". >= 0 and . <= 100"), samples=given("0", "100", "101", "-1")),
    Case("precedence", one(". + 2 * 3 = 10 or . - 1 - 1 = 0 and . > 5"), samples=given("4", "2", "7")),
    Case("unary minus", one("- . * 2 = -4 and 0 - -. = 2"), samples=given("2", "-2", "3")),
    Case("division", one(". div 2 = 2.5 or . mod 2 = 0"), samples=given("5", "4", "3", "-3", "0")),
    Case("comparisons chained", one("(. > 3) = true()"), samples=given("4", "3")),
    Case("not", one("not(. > 3 and . < 6)"), samples=given("4", "6", "3")),
    Case("decimals", one(". + 0.2 = 0.3 and . < 1", "decimal"), samples=given("0.1", "0.15", "1")),
    Case("rounding", one("round(.) = 3 or round(.) = -2", "decimal"), samples=given("2.5", "2.49", "-2.5", "-2.51", "3.4")),
    Case("rounding to places", one("round(., 1) = 1.3 or round(., -2) = 1200", "decimal"), samples=given("1.25", "1.24", "1234", "1250")),
    Case("int", one("int(.) = 2 or int(.) = -2", "decimal"), samples=given("2.9", "-2.9", "3", "-1.9")),
    Case("texts", one("string-length(.) > 3 and . != 'abcd'", "text"), samples=given("abc", "abcd", "abcde", "Đảng")),
    Case("text as number", one(". > 5", "text"), samples=given("6", "5", "abc", " 7", "1e3", "-6")),
    Case("text is true", one(".", "text"), samples=given("x", "0")),
    Case("number is true", one("."), samples=given("0", "1", "-1")),
    Case("concat", one("concat(., '-', 1, '-', true(), '-', 2.5) = 'x-1-true-2.5'", "text"), samples=given("x", "y")),
    Case("concat of numbers", one("concat(., '') = '12' and concat(. div 8, '') = '1.5'"), samples=given("12", "13")),
    Case("number of text", one("number(.) = 12 or number('') = 1", "text"), samples=given("12", "12.0", "x")),
    Case("if", one("if(. > 3, . < 6, . = 1)"), samples=given("4", "6", "1", "2")),
    Case("regex", one("regex(., '0[0-9]{9}')", "text"), samples=given("0912345678", "x0912345678", "09123456789")),
    Case("regex with classes", one(r"regex(., '\d+\s\w+[\d.]*')", "text"), samples=given("12 ab3", "12 ă", "12ab", "1 a.5")),
    Case("regex of letters", one(r"regex(., '\p{L}+( \p{L}+)*')", "text"), samples=given("Lò Văn Án", "Lò1", "x")),
    Case("regex in part", one("regex(., '^a$|b')", "text"), samples=given("a", "ab", "b")),
    Case("selected", one("selected(., 'hop') and count-selected(.) < 3", "select_multiple ht"), FORMS,
         samples=given("loa hop", "loa", "loa hop khac", "hop")),
    Case("one choice", one("selected(., 'co') or . = 'la'", "select_one cn"), YES_NO, samples=given("co", "khong")),
    Case("days", one(". >= date('2026-01-01') and . <= today()", "date"), samples=given("2026-01-01", "2025-12-31", FAR)),
    Case("days as numbers", one("today() - . > 10 and number(.) > 20000", "date"), samples=given("2026-01-01", FAR, "2000-01-01")),
    Case("days as texts", one(". = '2026-01-02'", "date"), samples=given("2026-01-02", "2026-01-03")),
    Case("coalesce", rows(*TWO, ("integer", "c", "C", "", ". > coalesce(${a}, ${b})")),
         samples=({"a": "5", "c": "6"}, {"b": "5", "c": "6"}, {"b": "5", "c": "4"}, {"c": "4"})),
    Case("empty answers", rows(*TWO, ("integer", "c", "C", "", ". = 1 or ${a} = '' and not(${b} > 0)")),
         samples=({"c": "2"}, {"c": "2", "a": "1"}, {"c": "2", "b": "1"}, {"c": "1", "a": "1"})),
    Case("sums with empty answers", rows(*TWO, ("integer", "c", "C", "", "${a} + ${b} = .")), samples=({"c": "3"}, {"a": "1", "b": "2", "c": "3"}, {"a": "3", "c": "3"})),
    Case("division by an answer", rows(*TWO, ("integer", "c", "C", "", ". div ${a} > 2")),
         samples=({"c": "5"}, {"a": "0", "c": "5"}, {"a": "2", "c": "5"}, {"a": "3", "c": "5"}, {"a": "0", "c": "0"})),
    Case("relevance", rows(("select_one cn", "a", "A"), ("integer", "b", "B", "", "", "${a} = 'co'"), ("text", "c", "C", "", "", "${b} > 3 or ${a} = ''")), YES_NO,
         samples=({}, {"a": "co"}, {"a": "khong", "b": "5"}, {"a": "co", "b": "5"}, {"a": "co", "b": "2"})),
    Case("relevance of groups", rows(("integer", "a", "A"), ("begin group", "g", "G", "", "", "${a} > 1"), ("integer", "b", "B"), ("begin group", "h", "H", "", "", "${b} > 1"),
                                     ("integer", "c", "C"), ("end group", "", ""), ("end group", "", ""), ("text", "d", "D", "", "", "${c} > 1")),
         samples=({}, {"a": "2"}, {"a": "2", "b": "2"}, {"a": "2", "b": "2", "c": "2"}, {"a": "1", "b": "2", "c": "2"})),
    Case("relevance on later questions", rows(("text", "a", "A", "", "", "${b} = 1"), ("integer", "b", "B")), samples=({"b": "1"}, {"b": "2"})),
]

REFUSED = [Case(name, survey, choices, settings, refused=True) for name, survey, choices, settings in [
    ("no type column", (("name", "label"), ("a", "A")), (), ()),
    ("unknown type", rows(("txet", "a", "A")), (), ()),
    ("capital type", rows(("Text", "a", "A")), (), ()),
    ("no name", rows(("text", "", "A")), (), ()),
    ("name with a space", rows(("text", "a b", "A")), (), ()),
    ("name that begins with a digit", rows(("text", "1a", "A")), (), ()),
    ("name with a colon", rows(("text", "a:b", "A")), (), ()),
    ("meta", rows(("text", "meta", "A")), (), ()),
    ("name twice", rows(("text", "a", "A"), ("text", "a", "B")), (), ()),
    ("no label", rows(("text", "a", "")), (), ()),
    ("no type", rows(("", "a", "A")), (), ()),
    ("no list", rows(("select_one cn", "a", "A")), (), ()),
    ("unknown list", rows(("select_one x", "a", "A")), YES_NO, ()),
    ("choice twice", rows(("select_one cn", "a", "A")), (*YES_NO, ("cn", "co", "Có")), ()),
    ("choice without name", rows(("select_one cn", "a", "A")), (*YES_NO, ("cn", "", "Có")), ()),
    ("choice without label", rows(("select_one x", "a", "A")), (("list_name", "name", "label"), ("x", "co", "")), ()),
    ("choice with a space", rows(("select_multiple cn", "a", "A")), (*YES_NO, ("cn", "a b", "Có")), ()),
    ("choices without name column", rows(("text", "a", "A")), (("list_name", "label"), ("cn", "Có")), ()),
    ("group not ended", rows(("begin group", "g", "G"), ("text", "a", "A")), (), ()),
    ("group not begun", rows(("text", "a", "A"), ("end group", "", "")), (), ()),
    ("empty group", rows(("begin group", "g", "G"), ("end group", "", ""), ("text", "a", "A")), (), ()),
    ("two label columns", rows(("text", "a", "A", "B"), head=(*TYPED, "Caption")), (), ()),
    ("incomplete expression", one(". > "), (), ()),
    ("bracket", one("(. > 1"), (), ()),
    ("quotation mark", one(". = 'a"), (), ()),
    ("capital operator", one(". > 1 AND . < 3"), (), ()),
    ("two values", one(". 1"), (), ()),
    ("unknown reference", one("${b} > 1"), (), ()),
    ("reference with a space", rows(*TWO, ("text", "c", "C", "", "${ a } > 1")), (), ()),
    ("relevance on itself", rows(("integer", "a", "A", "", "", "${a} > 1")), (), ()),
    ("relevance on its own value", rows(("integer", "a", "A", "", "", ". > 1")), (), ()),
    ("relevance in a circle", rows(("integer", "a", "A", "", "", "${b} > 1"), ("integer", "b", "B", "", "", "${a} > 1")), (), ()),
    ("relevance of a group on what is in it", rows(("begin group", "g", "G", "", "", "${a} = 1"), ("integer", "a", "A"), ("end group", "", "")), (), ()),
    ("required on itself", rows(("integer", "a", "A", "${a} > 1")), (), ()),
    ("required in a circle", rows(("integer", "a", "A", "${b} > 1"), ("integer", "b", "B", "${a} > 1")), (), ()),
    ("required and relevant in a circle", rows(("integer", "a", "A", "${b} > 1"), ("integer", "b", "B", "", "", "${a} > 1")), (), ()),
]]

BEYOND = "not supported: it changes what is asked"
NEVER = "they find out while the form is filled in, when a cell can no longer help itself"
STRICTER = [Case(name, survey, choices, settings, stricter=why) for name, survey, choices, settings, why in [
    ("geopoint", rows(("geopoint", "a", "A")), (), (), BEYOND),
    ("image", rows(("image", "a", "A")), (), (), BEYOND),
    ("time", rows(("time", "a", "A")), (), (), BEYOND),
    ("range", rows(("range", "a", "A")), (), (), BEYOND),
    ("rank", rows(("rank cn", "a", "A")), YES_NO, (), BEYOND),
    ("calculate", rows(("text", "t", "T"), ("calculate", "a", "", "1 + 1"), head=(*TYPED, "calculation")), (), (), BEYOND),
    ("repeat", rows(("begin repeat", "r", "R"), ("text", "a", "A"), ("end repeat", "", "")), (), (), BEYOND),
    ("or_other", rows(("select_one cn or_other", "a", "A")), YES_NO, (), BEYOND),
    ("choice_filter", rows(("select_one cn", "a", "A", "name != 'co'"), head=(*TYPED, "choice_filter")), YES_NO, (), BEYOND),
    ("default", rows(("text", "a", "A", "x"), head=(*TYPED, "default")), (), (), BEYOND),
    ("read_only", rows(("text", "a", "A", "yes"), head=(*TYPED, "read_only")), (), (), BEYOND),
    ("image of a choice", rows(("select_one cn", "a", "A")), (("list_name", "name", "label", "image"), ("cn", "co", "Có", "x.png")), (), BEYOND),
    ("function", one("pow(., 2) > 4"), (), (), BEYOND),
    ("path", one("../a > 1"), (), (), BEYOND),
    ("answer in a label", rows(("text", "a", "A"), ("text", "b", "Chào ${a}")), (), (), BEYOND),
    ("look-ahead", one("regex(., '(?=a).*')", "text"), (), (), "Rust's patterns have none, and in exchange never run without end"),
    ("wrong pattern", one("regex(., '(')", "text"), (), (), NEVER),
    ("pattern from an answer", rows(("text", "a", "A"), ("text", "b", "B", "", "regex(., ${a})")), (), (), "a pattern is checked when the form is made"),
    ("unknown function", one("nope(.) > 4"), (), (), NEVER),
    ("number of arguments", one("if(. > 1, 2)"), (), (), NEVER),
    ("number as choice", one("selected(., 1)", "select_one n"), (("list_name", "name", "label"), ("n", "1", "A")), (), NEVER),
    ("wrong day", one(". < date('31/12/2026')", "date"), (), (), NEVER),
    ("day as text", one(". < '2026-12-31'", "date"), (), (), "never met, whatever is answered"),
    ("division by zero", one(". div 0 > 1"), (), (), "never what was meant"),
    ("reference to a group", rows(("begin group", "g", "G"), ("text", "b", "B"), ("end group", "", ""), ("text", "a", "A", "", "", "${g} = 1")), (), (), "a group has no answer"),
    ("reference to a note", rows(("note", "n", "N"), ("text", "a", "A", "", "", "${n} = ''")), (), (), "a note has no answer"),
    ("name twice in two groups", rows(("begin group", "g", "G"), ("text", "a", "A"), ("end group", "", ""), ("begin group", "h", "H"), ("text", "a", "A"), ("end group", "", "")),
     (), (), "names are the columns of one table"),
    ("only a hint", rows(("text", "a", "", "Gợi ý"), head=(*TYPED, "hint")), (), (), "lists and totals name a question by its label"),
    ("choice with a space in select_one", rows(("select_one cn", "a", "A")), (*YES_NO, ("cn", "a b", "Có")), (), "a list may be used by both"),
    ("choice without list", rows(("select_one cn", "a", "A")), (*YES_NO, ("", "la", "Lạ")), (), "they drop it without a word"),
    ("default language without column", rows(("text", "a", "A"), head=("type", "name", "label::Tiếng Việt (vi)")), (), (("default_language",), ("Tieng Viet",)),
     "they show every text as “-”"),
    ("only notes", rows(("note", "a", "A")), (), (), "there is nothing to answer"),
]]

CASES = [*ACCEPTED, *REFUSED, *STRICTER]
