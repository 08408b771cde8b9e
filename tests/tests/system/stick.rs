//! Weeks without a network, in the real window: a package on a stick to the committee, and its answer back.

use serde_json::json;
use system_tests::commune::Commune;
use system_tests::look::Album;
use system_tests::programs::root;
use system_tests::screen::Screen;
use system_tests::study::{differences, mark};
use system_tests::walk;
use system_tests::window::{Place, Window};

#[tokio::test(flavor = "multi_thread")]
async fn a_stick_carries_what_waited_to_the_committee_and_its_receipt_back() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let mut commune = Commune::begin(folder.path())?;
    commune.district.kill();
    mark(&commune.cell, &commune.study.session, &["present", "present", "absent_work"], 3)?;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &commune.cell.profile));
    let mut album = Album::begin(&root().join("out/stick"))?;
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    window.go("#/exchange").await?;
    window.says("exchange-sentence", "Còn 1 buổi điểm danh chưa gửi").await?;
    album.look(&window, "gui-nhan").await?;

    window.click("exchange-stick").await?;
    window.at("stick-none").await?;
    album.look(&window, "chua-cam-usb").await?;
    place.plug_in()?;
    window.says("stick-planned", "1 buổi điểm danh").await?;
    album.look(&window, "se-ghi").await?;
    window.click("stick-write").await?;
    window.says("stick-wrote", "Rút USB ra được rồi").await?;
    album.look(&window, "da-ghi").await?;
    window.click("stick-done").await?;
    let package = place.on_stick("so-chi-bo-")?.pop().expect("the package is on the stick");
    let answer = commune.district.take_package(&package, folder.path())?;

    // On a stick that was removed too early the answer is cut short.
    let whole = std::fs::read(&answer)?;
    let lying = place.stick.join(answer.file_name().expect("a name"));
    std::fs::write(&lying, &whole[..whole.len() - 40])?;
    let waiting = window.call("exchange.state", json!({})).await?["waiting"].clone();
    window.click("exchange-stick").await?;
    window.says("stick-unfit", "Gói bị thiếu hoặc đã bị thay đổi nên chưa ghi gì; sổ vẫn như cũ").await?;
    album.look(&window, "tra-loi-bi-cut").await?;
    let state = window.call("exchange.state", json!({})).await?;
    assert_eq!((&state["waiting"], state["waiting"].as_array().map(Vec::len)), (&waiting, Some(1)));

    std::fs::write(&lying, &whole)?;
    window.says("stick-file", "Trả lời của Đảng ủy xã Bình Lư").await?;
    album.look(&window, "co-tra-loi").await?;
    window.click("stick-take").await?;
    window.says("stick-taken", "Đảng ủy xã Bình Lư đã nhận: 1 buổi điểm danh").await?;
    window.says("stick-taken", "Không còn gì chờ gửi").await?;
    album.look(&window, "da-nhan").await?;
    window.click("stick-done").await?;
    window.says("exchange-sentence", "Không có gì chờ gửi").await?;
    window.says("exchange-received", "1 buổi điểm danh").await?;

    commune.district.restart()?;
    let totals = window.call("totals.round", json!({ "round": commune.study.round })).await?;
    let line = commune.district.log_in()?.line(&commune.issued, &commune.unit)?;
    assert_eq!((&line["present"], differences(&totals, &line)), (&json!(2), Vec::<String>::new()));
    window.close().await?;
    album.judge()
}
