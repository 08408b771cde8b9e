//! The report of a period over the cells, as a file.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::extract::PathParam;
use super::rounds::refresh;
use crate::accounts::Person;
use crate::commune_report::{self, Format, ReportPeriod};
use crate::failure::Failure;
use crate::state::{Shared, run_blocking};

/// In a minute, of one account: whoever tries formats and periods needs a few.
const REPORTS: u32 = 6;

pub async fn of_period(
    State(server): State<Shared>,
    person: Person,
    PathParam((period, format)): PathParam<(ReportPeriod, Format)>,
) -> Result<Response, Failure> {
    let now = server.now();
    let turn = blake3::hash(format!("report of a period {}", person.name).as_bytes());
    server.rate_limiter.check(turn.as_bytes(), REPORTS, now)?;
    // One at a time: each takes a core for seconds, which laptops that exchange need too.
    let _turn = server.reports.acquire().await.map_err(|error| Failure::Broken(format!("reports: {error}")))?;
    for round in server.read(move |_, sql| commune_report::round_ids(sql, period, now)).await? {
        refresh(&server, round).await?;
    }
    let report = server.read(move |_, sql| commune_report::read(sql, period, now)).await?;
    // The database is free again while the pages are laid out.
    let bytes = run_blocking(move || commune_report::render(&report, format, now)).await?;
    let (kind, ending) = match format {
        Format::Pdf => ("application/pdf", "pdf"),
        Format::Docx => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
        Format::Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    };
    let named = format!("attachment; filename=\"bao-cao.{ending}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, named)], bytes).into_response())
}
