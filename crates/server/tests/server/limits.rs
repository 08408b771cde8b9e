use crate::house::House;

#[test]
fn every_page_tells_the_browser_what_to_refuse() {
    let house = House::open();
    for path in ["/", "/api/v1/me", "/healthz", "/rounds/0", "/assets/none.js"] {
        let answer = house.call("GET", path, &[], None);
        let csp = &answer.headers["content-security-policy"];
        assert!(csp.contains("default-src 'self'") && csp.contains("frame-ancestors 'none'"), "{csp}");
        assert!(csp.contains("script-src 'self';"), "no inline script: {csp}");
        assert_eq!(answer.headers["referrer-policy"], "no-referrer");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    }
    assert_eq!(house.call("GET", "/api/v1/me", &[], None).headers["cache-control"], "no-store");
    assert!(!house.call("GET", "/", &[], None).headers.contains_key("strict-transport-security"), "not in clear");
}

#[test]
fn pages_are_served_and_unknown_files_are_not() {
    let house = House::open();
    let page = house.call("GET", "/rounds/0", &[], None);
    assert_eq!((page.status, page.headers["content-type"].as_str()), (200, "text/html; charset=utf-8"));
    assert_eq!(house.call("GET", "/assets/none.js", &[], None).status, 404);
    assert_eq!(house.call("GET", "/../server.key", &[], None).status, 404);
    assert_eq!(house.call("GET", "/api/v1/nothing", &[], None).code(), "not_found");
    assert_eq!(house.call("POST", "/", &[], None).status, 404);
    assert_eq!(house.call("GET", "/healthz", &[], None).body, b"ok\n");
}

#[test]
fn more_than_a_megabyte_is_not_read() {
    let house = House::open();
    let officer = house.login("officer");
    let headers = [("cookie", officer.cookie.as_str()), ("x-sochibo", "1"), ("content-type", "application/json")];
    let large = vec![b' '; 1024 * 1024 + 1];
    assert_eq!(house.send("POST", "/api/v1/units", &headers, &large).status, 413);
    assert_eq!(house.send("POST", "/sync/v2/enrol", &headers, &large).status, 413);
    assert_eq!(house.send("POST", "/api/v1/units", &headers, b"{\"name\":").code(), "malformed");
}
