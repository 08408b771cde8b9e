//! From the journal's rows to figures. **Invariant:** `domain::totals` counts them, as on the laptop.

pub mod recount;
