//! Looking a printed paper up by its code.

use axum::Json;
use axum::extract::State;

use super::extract::PathParam;
use crate::failure::Failure;
use crate::issued::{PaperChecked, look_up};
use crate::state::Shared;

pub async fn check(
    State(server): State<Shared>,
    PathParam(code): PathParam<String>,
) -> Result<Json<PaperChecked>, Failure> {
    Ok(Json(server.read(move |server, sql| look_up(sql, &code, server.now())).await?))
}
