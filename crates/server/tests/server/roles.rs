use server::accounts::{Person, Role};
use server::http::access::Access;
use server::http::routes::routes;

use crate::house::House;

/// A path with ids that refer to nothing.
fn filled(path: &str) -> String {
    let nothing = "0".repeat(32);
    path.split('/')
        .map(|part| {
            if part == "{figure}" {
                "due"
            } else if part.starts_with('{') {
                &nothing
            } else {
                part
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}

#[test]
fn every_endpoint_answers_every_role_as_the_table_says() {
    let house = House::open();
    let body = serde_json::json!({});
    for role in Role::ALL {
        let who = Person { name: role.as_str().into(), person: String::new(), role, grades: role == Role::Grader };
        for route in routes() {
            let browser = house.login(role.as_str());
            let (Access::Roles(_) | Access::Graders) = route.access else { continue };
            let asked = (route.method.as_str() != "GET").then_some(&body);
            let answer = browser.ask(route.method.as_str(), &filled(route.path), asked);
            let refused = answer.status == 403 && answer.code() == "not_your_role";
            assert_eq!(
                refused,
                !route.access.allows(&who),
                "{} {} as {role:?}: {}",
                route.method,
                route.path,
                answer.text()
            );
            assert!(answer.status < 500, "{} {}: {}", route.method, route.path, answer.text());
        }
    }
}

#[test]
fn nobody_gets_in_without_a_session() {
    let house = House::open();
    let never = format!("sochibo_session={}", "0".repeat(64));
    for route in routes() {
        let (Access::Roles(_) | Access::Graders) = route.access else { continue };
        for cookie in ["", "sochibo_session=", &never, "sochibo_session=xyz; a=b"] {
            let headers = [("x-sochibo", "1"), ("cookie", cookie)];
            let answer = house.call(route.method.as_str(), &filled(route.path), &headers, None);
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (401, "login_needed"),
                "{} {}",
                route.method,
                route.path
            );
        }
    }
}

#[test]
fn a_foreign_page_cannot_make_the_browser_act() {
    let house = House::open();
    let officer = house.login("officer");
    for route in routes() {
        let console = matches!(route.access, Access::Roles(_) | Access::Graders | Access::Anyone);
        if !console || route.method.is_safe() {
            continue;
        }
        let answer = house.call(route.method.as_str(), &filled(route.path), &[("cookie", &officer.cookie)], None);
        assert_eq!((answer.status, answer.code().as_str()), (403, "foreign_page"), "{} {}", route.method, route.path);
    }
    // nor with the content type of a form, even if the header was forged
    let headers = [("cookie", officer.cookie.as_str()), ("x-sochibo", "1"), ("content-type", "text/plain")];
    assert_eq!(house.send("POST", "/api/v1/units", &headers, b"{}").status, 400);
}

#[test]
fn everything_under_the_api_asks_who_is_there_but_the_door_itself() {
    let open: Vec<&str> = routes()
        .iter()
        .filter(|route| route.path.starts_with("/api/") && !matches!(route.access, Access::Roles(_) | Access::Graders))
        .map(|route| route.path)
        .collect();
    assert_eq!(open, ["/api/v1/login", "/api/v1/logout"]);
}
