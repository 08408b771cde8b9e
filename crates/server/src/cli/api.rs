use super::Said;
use crate::http::api::describe;

pub fn run() -> anyhow::Result<Said> {
    let described = describe();
    Said::new(serde_json::to_string_pretty(&described)?, described)
}
