//! A form of thirty questions, as an office would make it: twelve numbers, ten choices out of four, four texts and four days.

use serde_json::{Value, json};

/// What is asked, in the words of an XLSForm workbook, and what the cell types.
struct Question {
    kind: &'static str,
    label: &'static str,
    constraint: &'static str,
    typed: &'static str,
}

const fn question(kind: &'static str, label: &'static str, constraint: &'static str, typed: &'static str) -> Question {
    Question { kind, label, constraint, typed }
}

const COUNT: &str = ". >= 0 and . <= 500";
const PAST: &str = ". <= today()";
/// Ten questions have a list of four choices each: forty possible answers.
const CHOICES: usize = 4;
const QUESTIONS: [Question; 30] = [
    question("integer", "Tổng số đảng viên của chi bộ", COUNT, "32"),
    question("integer", "Số đảng viên được triệu tập học nghị quyết", COUNT, "30"),
    question("integer", "Số đảng viên dự học trực tiếp", COUNT, "19"),
    question("integer", "Số đảng viên dự học trực tuyến", COUNT, "8"),
    question("integer", "Số đảng viên vắng có lý do", COUNT, "3"),
    question("integer", "Số đảng viên đã học bổ sung", COUNT, "2"),
    question("integer", "Số quần chúng được mời dự", COUNT, "45"),
    question("integer", "Số buổi phát thanh bằng tiếng Thái", COUNT, "12"),
    question("integer", "Số buổi phát thanh bằng tiếng Mông", COUNT, "9"),
    question("integer", "Số tài liệu đã phát tận hộ", COUNT, "116"),
    question("decimal", "Diện tích nhà văn hóa bản (m²)", ". > 0", "84.5"),
    question("decimal", "Quãng đường từ bản đến trung tâm xã (km)", ". > 0", "17.2"),
    question("select_one l1", "Hình thức học tập chủ yếu của chi bộ", "", "c1"),
    question("select_one l2", "Chất lượng đường truyền tại điểm cầu", "", "c3"),
    question("select_one l3", "Thiết bị trình chiếu tại nhà văn hóa", "", "c2"),
    question("select_one l4", "Tài liệu bằng tiếng dân tộc", "", "c4"),
    question("select_one l5", "Mức độ quan tâm của nhân dân", "", "c1"),
    question("select_one l6", "Việc viết bài thu hoạch", "", "c2"),
    question("select_multiple l7", "Kênh tuyên truyền đã dùng", "", "c1 c3"),
    question("select_multiple l8", "Khó khăn của chi bộ", "", "c2 c3 c4"),
    question("select_multiple l9", "Nội dung cần tập huấn thêm", "", "c1 c2"),
    question("select_multiple l10", "Đối tượng cần vận động thêm", "", "c4"),
    question(
        "text",
        "Cách làm hay của chi bộ",
        "",
        "Học theo nhóm hộ liền kề, đảng viên trẻ đọc cho người cao tuổi nghe vào buổi tối.",
    ),
    question(
        "text",
        "Hạn chế và nguyên nhân",
        "",
        "Ba đồng chí đi làm xa chưa về kịp; đường vào bản sạt lở sau mưa lũ cuối tháng.",
    ),
    question(
        "text",
        "Việc sẽ làm trong tháng tới",
        "",
        "Tổ chức buổi học bổ sung ngày 20 và phát tài liệu song ngữ cho 14 hộ ở điểm lẻ.",
    ),
    question(
        "text",
        "Đề nghị với cấp trên",
        "",
        "Cấp thêm một bộ loa kéo và tài liệu bằng tiếng Mông về chuyển đổi số.",
    ),
    question("date", "Ngày học buổi thứ nhất", PAST, "2026-03-12"),
    question("date", "Ngày học buổi thứ hai", PAST, "2026-03-19"),
    question("date", "Ngày nộp bài thu hoạch cuối cùng", PAST, "2026-04-02"),
    question("date", "Ngày họp chi bộ thông qua chương trình hành động", PAST, "2026-04-05"),
];

/// The body of the officer's request.
pub fn issued() -> Value {
    let rows = |rows: Vec<Vec<String>>| -> Value {
        (2..).zip(rows).map(|(line, cells)| json!({ "line": line, "cells": cells })).collect()
    };
    let survey = QUESTIONS
        .iter()
        .enumerate()
        .map(|(at, asked)| [asked.kind, &name(at), asked.label, "yes", asked.constraint].map(str::to_owned).to_vec());
    let lists = (1..=10).flat_map(|list| (1..=CHOICES).map(move |choice| (list, choice)));
    let choices = lists.map(|(list, choice)| {
        vec![format!("l{list}"), format!("c{choice}"), format!("Phương án {choice} của mục {list}")]
    });
    json!({
        "title": "Báo cáo chuyên đề về học tập nghị quyết quý I", "deadline": "2199-04-15", "addressed": "all",
        "source": {
            "survey": { "headings": ["type", "name", "label", "required", "constraint"], "rows": rows(survey.collect()) },
            "choices": { "headings": ["list_name", "name", "label"], "rows": rows(choices.collect()) },
        },
    })
}

/// What the cell types into each question.
pub fn answers() -> Vec<Value> {
    let answer = |(at, asked): (usize, &Question)| json!({ "name": name(at), "typed": asked.typed });
    QUESTIONS.iter().enumerate().map(answer).collect()
}

fn name(at: usize) -> String {
    format!("cau_{}", at + 1)
}
