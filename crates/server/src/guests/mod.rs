//! Guests of sessions: members who made up at a session of another cell. The cell that held it records them, the committee finds
//! whose members they are and confirms that to their own cell. **Invariant:** a confirmation is written only into the book to the
//! member's own cell; no other cell is sent anything about it.

pub mod candidates;
pub mod decide;
pub mod list;
pub mod opened;
pub mod read;
