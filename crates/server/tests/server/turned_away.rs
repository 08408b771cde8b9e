//! A laptop whose superior has changed, or no longer accepts it: what each page says about that.

use app::AppSession;
use serde_json::{Value, json};
use store::settings;

use crate::laptop::Laptop;
use crate::house::House;

impl Laptop {
    /// The program was ended and started again.
    fn started_anew(self) -> Laptop {
        let dir = self.app_session.dir().to_owned();
        let Laptop { app_session, folder, unit, device } = self;
        drop(app_session);
        let laptop = Laptop { app_session: AppSession::new(&dir), folder, unit, device };
        let person = laptop.call("profile.status", json!({}))["people"][0]["id"].clone();
        laptop.call("profile.unlock", json!({ "person": person, "passphrase": "cây lúa bên suối" }));
        laptop
    }

    fn tasks(&self) -> Vec<Value> {
        let tasks = self.call("home.summary", json!({}))["tasks"].clone();
        tasks.as_array().unwrap().iter().map(|task| task["kind"].clone()).collect()
    }

    fn says_revoked_everywhere(&self) {
        assert_eq!(self.call("home.status_bar", json!({}))["exchange"], "revoked");
        assert_eq!(self.tasks()[0], "laptop_revoked", "before all else");
        assert_eq!(self.call("exchange.state", json!({}))["state"], "revoked");
    }
}

#[test]
fn a_revoked_laptop_says_so_on_every_page_and_after_it_was_started_anew() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house, "Chi bộ bản Nà Cà");
    laptop.member("Lò Văn Đức");
    laptop.exchange();
    assert_eq!(laptop.call("home.status_bar", json!({}))["exchange"], "idle");
    assert!(!laptop.tasks().contains(&json!("laptop_revoked")));
    let officer = house.login("officer");
    officer.post(&format!("/api/v1/devices/{}/revoke", laptop.device), &json!({ "reason": "Máy bị mất" })).json();

    laptop.member("Vàng Thị Dế");
    assert_eq!(laptop.try_call("exchange.now", json!({})).unwrap_err().code, "revoked");
    laptop.says_revoked_everywhere();
    let state = laptop.call("exchange.state", json!({}));
    let receipts = state["received_by_superior"].as_array().unwrap();
    let (latest, before) = (&receipts[0], &receipts[1]);
    assert_eq!((&latest["for_review"], &before["for_review"]), (&json!(true), &json!(false)), "{receipts:?}");

    let laptop = laptop.started_anew();
    laptop.says_revoked_everywhere();
    laptop.call("exchange.pause", json!({ "paused": true }));
    laptop.says_revoked_everywhere();
    laptop.call("exchange.pause", json!({ "paused": false }));
    // An exchange that was cut short before an answer came has learned nothing new.
    let mut house = house;
    house.close();
    assert_eq!(laptop.try_call("exchange.now", json!({})).unwrap_err().code, "server_away");
    laptop.says_revoked_everywhere();
}

#[test]
fn a_server_with_another_certificate_is_named_when_enrolling_and_when_exchanging() {
    let house = House::with_tls();
    let cell = "Chi bộ bản Nà Cà";
    let refused = Laptop::try_enrolled(&house, cell, |invite| invite["pin"] = json!("07".repeat(32)));
    assert_eq!(refused.err().map(|error| error.code), Some("wrong_certificate".to_owned()));

    let laptop = Laptop::try_enrolled(&house, "Chi bộ bản Thẳm", |_| ()).unwrap();
    let another = |book: &mut store::Book| {
        let kept = settings::get(book.connection(), "enrolment")?.unwrap();
        let mut enrolment: Value = serde_json::from_str(&kept).unwrap();
        enrolment["pin"] = json!(vec![7; 32]);
        book.write_local(|connection| settings::put(connection, "enrolment", &enrolment.to_string()))?;
        Ok(())
    };
    laptop.app_session.with_book(another).unwrap();
    assert_eq!(laptop.try_call("exchange.now", json!({})).unwrap_err().code, "wrong_certificate");
    assert_eq!(laptop.call("home.status_bar", json!({}))["exchange"], "wrong_certificate");
}
