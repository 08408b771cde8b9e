//! From the journal's rows to figures. **Invariant:** counting is `domain::totals`, the laptop's own function.

pub mod recount;
