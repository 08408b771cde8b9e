//! A study round: its state, the required parts of its plan, and who owes an essay.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::text_enum::text_enum;
use crate::value::{FieldValue, Value};

text_enum! {
    pub enum RoundState {
        Preparing = "preparing", "Đang chuẩn bị";
        Ongoing = "ongoing", "Đang tiến hành";
        Finalised = "finalised", "Đã chốt số liệu";
        Closed = "closed", "Đã kết thúc";
    }
}

/// The facts from which a round's state follows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoundFacts {
    pub closed: bool,
    /// The figures are closed.
    pub finalised: bool,
    /// The earlier of the plan's first day and the first session's.
    pub begins: Option<NaiveDate>,
    /// Whether anybody is marked in any session.
    pub any_mark: bool,
}

impl RoundState {
    pub fn of(facts: &RoundFacts, today: NaiveDate) -> RoundState {
        if facts.closed {
            RoundState::Closed
        } else if facts.finalised {
            RoundState::Finalised
        } else if facts.any_mark || facts.begins.is_some_and(|begins| begins <= today) {
            RoundState::Ongoing
        } else {
            RoundState::Preparing
        }
    }
}

text_enum! {
    /// What a plan must state (Tam Đường 1039-CV/HU).
    pub enum PlanPart {
        Purpose = "purpose", "Mục đích, yêu cầu";
        Content = "content", "Nội dung, hình thức";
        Speakers = "speakers", "Báo cáo viên, thành phần";
        Logistics = "logistics", "Thời gian, địa điểm, khánh tiết";
        Implementation = "implementation", "Tổ chức thực hiện, bảo đảm";
    }
}

/// The parts that a plan still lacks: those for which `text_of` returns only white space.
pub fn missing_parts<'a>(text_of: impl Fn(PlanPart) -> &'a str) -> Vec<PlanPart> {
    PlanPart::ALL.iter().copied().filter(|part| text_of(*part).trim().is_empty()).collect()
}

text_enum! {
    /// The stored word of an essay rule.
    pub enum EssayOwers {
        Nobody = "nobody", "Không ai";
        AllMembers = "all_members", "Mọi đảng viên tham gia học";
        OfficialMembers = "official_members", "Đảng viên chính thức";
        Named = "named", "Những người được nêu tên";
    }
}

/// Who owes an essay, among the members due in the round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EssayRule {
    #[default]
    Nobody,
    AllMembers,
    OfficialMembers,
    Named(Vec<Id>),
}

impl EssayRule {
    /// From the stored pair [word, member ids]; the ids matter only for [`EssayOwers::Named`].
    pub fn new(owers: EssayOwers, named: Vec<Id>) -> EssayRule {
        match owers {
            EssayOwers::Nobody => EssayRule::Nobody,
            EssayOwers::AllMembers => EssayRule::AllMembers,
            EssayOwers::OfficialMembers => EssayRule::OfficialMembers,
            EssayOwers::Named => EssayRule::Named(named),
        }
    }

    pub fn owers(&self) -> EssayOwers {
        match self {
            EssayRule::Nobody => EssayOwers::Nobody,
            EssayRule::AllMembers => EssayOwers::AllMembers,
            EssayRule::OfficialMembers => EssayOwers::OfficialMembers,
            EssayRule::Named(_) => EssayOwers::Named,
        }
    }

    pub fn named(&self) -> &[Id] {
        match self {
            EssayRule::Named(named) => named,
            EssayRule::Nobody | EssayRule::AllMembers | EssayRule::OfficialMembers => &[],
        }
    }
}

/// [word, [member id…]]
impl FieldValue for EssayRule {
    fn from_value(value: &Value) -> Option<EssayRule> {
        let owers = value.part(0).as_text()?.parse().ok()?;
        Some(EssayRule::new(owers, Vec::from_value(value.part(1)).unwrap_or_default()))
    }

    fn to_value(&self) -> Value {
        let named = self.named().iter().copied().map(Value::id).collect();
        Value::List(vec![Value::text(self.owers().as_str()), Value::List(named)])
    }
}

/// One part of a plan, and whether it was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanText {
    pub text: String,
    pub done: bool,
}

/// [text, done]
impl FieldValue for PlanText {
    fn from_value(value: &Value) -> Option<PlanText> {
        Some(PlanText { text: value.part(0).as_text()?.to_owned(), done: value.part(1).is_on() })
    }

    fn to_value(&self) -> Value {
        if *self == PlanText::default() {
            return Value::Null;
        }
        Value::List(vec![Value::Text(self.text.clone()), Value::flag(self.done)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::round;

    #[test]
    fn a_round_goes_through_its_states() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let mut facts = RoundFacts { begins: Some(day(12)), ..RoundFacts::default() };
        assert_eq!(RoundState::of(&RoundFacts::default(), day(1)), RoundState::Preparing);
        assert_eq!(RoundState::of(&facts, day(11)), RoundState::Preparing);
        assert_eq!(RoundState::of(&facts, day(12)), RoundState::Ongoing);
        facts.any_mark = true;
        assert_eq!(RoundState::of(&facts, day(11)), RoundState::Ongoing, "a roll-call filled in early has begun");
        facts.finalised = true;
        assert_eq!(RoundState::of(&facts, day(12)), RoundState::Finalised);
        facts.closed = true;
        assert_eq!(RoundState::of(&facts, day(12)), RoundState::Closed);
    }

    #[test]
    fn a_plan_states_five_parts() {
        assert_eq!(missing_parts(|part| if part == PlanPart::Content { " \n" } else { "có" }), [PlanPart::Content]);
        let round = crate::catalogue::kind(round::KIND).unwrap();
        for part in PlanPart::ALL {
            assert_eq!(round.field(part.field()).unwrap().column, format!("plan_{}", part.as_str()));
        }
    }

    #[test]
    fn an_essay_rule_reads_back_from_its_word_and_names() {
        let named = vec![Id([7; 16])];
        for owers in EssayOwers::ALL {
            let rule = EssayRule::new(*owers, named.clone());
            assert_eq!(rule.owers(), *owers);
            assert_eq!(rule.named().is_empty(), *owers != EssayOwers::Named);
        }
    }
}
