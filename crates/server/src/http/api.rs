//! The console's endpoints as data: their paths and JSON schemas. The console's TypeScript is generated from it.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::routes::routes;
use crate::failure::Body;

/// `{endpoints: [{method, path, request, answer}], refusal, definitions}`. A request or an answer is null if it is
/// no JSON.
pub fn describe() -> Value {
    // a field with a default may be left out of a request and is always in an answer
    let mut requests = SchemaSettings::default().for_deserialize().into_generator();
    let mut answers = SchemaSettings::default().for_serialize().into_generator();
    let mut endpoints = Vec::new();
    for route in routes() {
        let Some(shapes) = route.shapes else { continue };
        endpoints.push(json!({
            "method": route.method.as_str(),
            "path": route.path,
            "request": shapes.request.map(|request| request(&mut requests)),
            "answer": shapes.answer.map(|answer| answer(&mut answers)),
        }));
    }
    let refusal = answers.subschema_for::<Body>();
    let mut definitions: Map<String, Value> = requests.take_definitions(true);
    definitions.extend(answers.take_definitions(true));
    json!({ "endpoints": endpoints, "refusal": refusal, "definitions": definitions })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Endpoints that answer with a file.
    const FILES: [&str; 6] = [
        "/api/v1/forms/{form}/answers.xlsx",
        "/api/v1/materials/{material}/file",
        "/api/v1/packages/{package}/answer",
        "/api/v1/reports/{period}/{format}",
        "/api/v1/rounds/{round}/table.xlsx",
        "/api/v1/rounds/{round}/units/{unit}/essays/{essay}/pages/{page}",
    ];

    #[test]
    fn every_endpoint_of_the_console_says_what_it_answers() {
        for route in routes().iter().filter(|route| route.path.starts_with("/api/")) {
            let shapes = route.shapes.unwrap();
            assert_eq!(shapes.answer.is_none(), FILES.contains(&route.path), "{} {}", route.method, route.path);
        }
    }

    #[test]
    fn every_body_and_query_is_described() {
        let described = describe();
        let request = |method: &str, path: &str| {
            let endpoints = described["endpoints"].as_array().unwrap();
            endpoints.iter().find(|one| one["method"] == method && one["path"] == path).unwrap()["request"].clone()
        };
        assert_eq!(request("POST", "/api/v1/login")["$ref"], "#/$defs/Credentials");
        assert_eq!(request("GET", "/api/v1/units")["$ref"], "#/$defs/UnitsOn");
        assert_eq!(request("PATCH", "/api/v1/units/{unit}")["$ref"], "#/$defs/UnitChange");
        assert_eq!(request("GET", "/api/v1/rounds"), Value::Null);
        assert_eq!(request("POST", "/api/v1/packages"), Value::Null);
    }

    #[test]
    fn a_name_means_one_type() {
        let mut requests = SchemaSettings::default().for_deserialize().into_generator();
        let mut answers = SchemaSettings::default().for_serialize().into_generator();
        for shapes in routes().iter().filter_map(|route| route.shapes) {
            shapes.request.map(|request| request(&mut requests));
            shapes.answer.map(|answer| answer(&mut answers));
        }
        let (requests, answers) = (requests.take_definitions(true), answers.take_definitions(true));
        for (name, definition) in requests.iter().chain(&answers) {
            // schemars numbers the second type of a name
            assert!(!name.ends_with(char::is_numeric), "two types are called {name}: rename one for schemars");
            assert!(
                answers.get(name).is_none_or(|answer| answer == definition) || !requests.contains_key(name),
                "{name}"
            );
        }
    }

    #[test]
    fn what_an_answer_always_has_is_required() {
        let row = &describe()["definitions"]["TableRow"];
        let required = row["required"].as_array().unwrap();
        assert!(required.contains(&json!("due")) && required.contains(&json!("finalised_at")), "{row}");
    }
}
