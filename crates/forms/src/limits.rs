//! How much a form may hold. A form of a committee has about twenty questions; each limit leaves room for ten times what
//! was seen, and keeps checking a form within milliseconds.

/// Rows of the sheet `survey`: questions, notes, and the beginnings and ends of groups.
pub const MAX_SURVEY_ROWS: usize = 500;
/// Rows of the sheet `choices`, which hold the communes and villages of a district.
pub const MAX_CHOICE_ROWS: usize = 5_000;
/// Rows of the sheet `settings`, of which only the first one counts.
pub const MAX_SETTINGS_ROWS: usize = 20;
/// Columns of a sheet: every column of the standard in eight languages.
pub const MAX_COLUMNS: usize = 200;
/// Characters of a cell; a longer text belongs in the official letter that goes with the form.
pub const MAX_CELL_CHARS: usize = 2_000;
/// Questions of a form; a person fills it in within an afternoon.
pub const MAX_QUESTIONS: usize = 200;
/// Groups within groups.
pub const MAX_DEPTH: usize = 20;
/// Languages of the words that people read.
pub const MAX_LANGUAGES: usize = 8;
/// Characters of a name, as in the columns of a statistics program.
pub const MAX_NAME_CHARS: usize = 64;
/// Characters of an expression.
pub const MAX_EXPRESSION_CHARS: usize = 1_000;
/// Brackets and operators within each other in an expression.
pub const MAX_EXPRESSION_DEPTH: usize = 30;
/// Bytes of a compiled pattern of `regex`: `[a-zàáảãạ]{1,50}` fits.
pub const MAX_PATTERN_BYTES: usize = 300_000;
/// Patterns of a form.
pub const MAX_PATTERNS: usize = 50;
/// Problems that are told at once; a workbook with more of them is better looked at from its beginning.
pub const MAX_PROBLEMS: usize = 200;
/// Bytes of a form's text.
pub const MAX_FORM_BYTES: usize = 200_000;
/// Characters of an answer: two pages of text.
pub const MAX_ANSWER_CHARS: usize = 4_000;
/// Bytes of the text of all answers together.
pub const MAX_ANSWERS_BYTES: usize = 200_000;
/// Digits of a number before and after the decimal point; sums of thousands of such numbers are exact.
pub const MAX_WHOLE_DIGITS: usize = 15;
/// See [`MAX_WHOLE_DIGITS`].
pub const MAX_DECIMALS: usize = 6;
