//! The rating of members: the evidence that the book holds, and what people decided. Points are hundredths.

use super::message;

message! {
    pub struct SchemesOf {
        /// "2026" or "2026-Q3".
        pub period: String,
    }
}

message! {
    pub struct SchemeName {
        pub id: String,
        pub name: String,
        /// It rates such a period and was in force at its end.
        pub fits: bool,
        /// What does not agree in the scheme, in sentences.
        pub faults: Vec<String>,
    }
}

message! {
    pub struct Schemes {
        pub schemes: Vec<SchemeName>,
    }
}

message! {
    pub struct OfPeriod {
        pub period: String,
        pub scheme: String,
    }
}

message! {
    pub struct Level {
        pub id: String,
        pub name: String,
    }
}

message! {
    /// A member, in the order of names; never in the order of points or levels.
    pub struct Rated {
        pub member: String,
        pub name: String,
        pub birth_year: String,
        /// Why the member is not rated, as the book records it or as somebody wrote.
        pub not_rated: Option<String>,
        /// The names of levels; empty where nobody has decided.
        pub own_level: String,
        pub level: String,
        /// What the evidence leaves open.
        pub questions: u32,
    }
}

message! {
    pub struct RatedList {
        pub levels: Vec<Level>,
        pub rows: Vec<Rated>,
        pub decided: u32,
        pub to_decide: u32,
        /// What the scheme says of how many may reach the first level, beside how many do; absent without a cap or while
        /// nobody has that level.
        pub cap: Option<String>,
        /// Ratings here that the person at work can't read.
        pub unread: u32,
    }
}

message! {
    pub struct WhoseRating {
        /// Absent for the cell itself.
        #[serde(default)]
        pub member: Option<String>,
        pub period: String,
        pub scheme: String,
    }
}

message! {
    /// A record from which a piece of evidence was read.
    pub struct EvidenceRow {
        /// The table of its kind.
        pub kind: String,
        pub id: String,
        pub label: String,
    }
}

message! {
    pub struct EvidenceLine {
        pub words: String,
        /// Something to settle before the rating: a make-up that is owed, a task without a result.
        pub is_open: bool,
        pub rows: Vec<EvidenceRow>,
    }
}

message! {
    pub struct CriterionShown {
        pub id: String,
        pub name: String,
        pub most: Option<i64>,
        pub evidence: Vec<EvidenceLine>,
        /// As people gave them.
        pub points: Option<i64>,
        pub note: String,
    }
}

message! {
    pub struct GroupShown {
        pub name: String,
        pub most: Option<i64>,
        pub criteria: Vec<CriterionShown>,
    }
}

message! {
    pub struct RatingShown {
        /// The record; absent until something was saved.
        pub id: Option<String>,
        pub name: String,
        pub birth_year: String,
        pub period: String,
        pub scheme: String,
        pub levels: Vec<Level>,
        pub groups: Vec<GroupShown>,
        /// The sum of the points, once every criterion has some, and the level that it reaches.
        pub sum: Option<i64>,
        pub sum_level: Option<String>,
        pub own_level: String,
        pub level: String,
        pub not_rated: String,
        /// Why the book says that the member is not rated.
        pub not_rated_by_book: Option<String>,
        pub note: String,
    }
}

message! {
    pub struct CriterionSaid {
        pub id: String,
        #[serde(default)]
        pub points: Option<i64>,
        #[serde(default)]
        pub note: String,
    }
}

message! {
    pub struct SaveRating {
        #[serde(default)]
        pub member: Option<String>,
        pub period: String,
        pub scheme: String,
        #[serde(default)]
        pub criteria: Vec<CriterionSaid>,
        #[serde(default)]
        pub own_level: String,
        #[serde(default)]
        pub level: String,
        #[serde(default)]
        pub not_rated: String,
        #[serde(default)]
        pub note: String,
    }
}

message! {
    pub struct WriteRating {
        #[serde(default)]
        pub member: Option<String>,
        pub period: String,
        pub scheme: String,
        /// The path of the .docx.
        pub out: String,
    }
}
