//! Who may call an endpoint.

use crate::accounts::{Person, Role};

/// One for each row of the table of endpoints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Outside the console: pages and health.
    Page,
    /// A laptop, which proves itself by its signature inside the request.
    Laptop,
    /// The console before login.
    Anyone,
    /// Logged in with one of these roles.
    Roles(&'static [Role]),
    /// Logged in, and let read essays that were handed in, whatever the role.
    Graders,
}

impl Access {
    pub fn allows(self, person: &Person) -> bool {
        match self {
            Access::Page | Access::Laptop | Access::Anyone => true,
            Access::Roles(roles) => roles.contains(&person.role),
            Access::Graders => person.grades,
        }
    }
}
