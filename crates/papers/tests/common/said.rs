//! What a paper says, in the order in which an office reads it: written apart from the printer, to hold it against.

use papers::*;

pub fn said(paper: &Paper) -> Vec<String> {
    let mut said = top(&paper.top);
    said.push(paper.title.name.clone());
    said.extend(paper.title.lines.iter().map(|line| line.text.clone()));
    if paper.title.rule {
        said.push("-----".to_owned());
    }
    for (at, block) in paper.blocks.iter().enumerate() {
        said.extend(of_block(block, matches!(paper.blocks.get(at + 1), Some(Block::Centred(_)))));
    }
    said.extend(end(&paper.end));
    said
}

fn top(top: &Top) -> Vec<String> {
    match top {
        Top::Letterhead { head, dated } => {
            let day = if *dated { dateline(&head.place, head.date) } else { String::new() };
            let (superior, issuer) = (head.superior.to_uppercase(), head.issuer.to_uppercase());
            vec![superior, issuer, "*".to_owned(), head.number_line(), "ĐẢNG CỘNG SẢN VIỆT NAM".to_owned(), day]
        }
        Top::Names { superior, cell } => vec![superior.to_uppercase(), cell.to_uppercase()],
    }
}

fn of_block(block: &Block, goes_on: bool) -> Vec<String> {
    match block {
        Block::Grounds(grounds) => {
            let last = grounds.len().saturating_sub(1);
            let mark = |at| {
                if at < last {
                    ";"
                } else if goes_on {
                    ","
                } else {
                    "."
                }
            };
            grounds.iter().enumerate().map(|(at, ground)| format!("- {ground}{}", mark(at))).collect()
        }
        Block::Heading { text, .. }
        | Block::Text(text)
        | Block::Italic(text)
        | Block::Note(text)
        | Block::Line(text)
        | Block::Centred(text) => vec![text.clone()],
        Block::Table(table) => {
            let headings = table.columns.iter().map(|column| column.heading.clone());
            let cells = table.rows.iter().flatten().cloned();
            std::iter::once(table.caption.clone()).chain(headings).chain(cells).collect()
        }
        // A table beside it says the same.
        Block::Chart(chart) if chart.has_table => Vec::new(),
        Block::Chart(chart) => {
            let table = chart.table(false);
            let headings = table.columns.iter().map(|column| column.heading.clone());
            std::iter::once(chart.title.clone()).chain(headings).chain(table.rows.concat()).collect()
        }
        Block::Code { characters, note, .. } => vec![characters.clone(), note.clone()],
        Block::Dots(_) | Block::Space(_) | Block::NewPage => Vec::new(),
    }
}

fn end(end: &End) -> Vec<String> {
    let signer = |signer: &Signer| vec![signer.role.clone(), signer.note.clone(), signer.name.clone()];
    match end {
        End::Recipients { recipients, archive, signature } => {
            let mut said = vec!["Nơi nhận:".to_owned()];
            said.extend(recipients.iter().map(|recipient| format!("- {recipient};")));
            said.push(format!("- {archive}."));
            said.extend([signature.on_behalf.to_uppercase(), signature.role.to_uppercase(), signature.name.clone()]);
            said
        }
        End::Signatures { left, right } => [signer(left), signer(right)].concat(),
        End::Signed(right) => signer(right),
        End::Nothing => Vec::new(),
    }
}

/// The recovery sheet keeps its paper to itself, so that no log shows its words.
pub fn recovery() -> String {
    let sheet = super::recovery();
    let words: String = sheet.words.iter().enumerate().map(|(at, word)| format!("{}. {word}\n", at + 1)).collect();
    let rules = [
        "Phiếu này mở lại được Sổ Chi bộ khi quên mật khẩu hoặc hỏng máy. Ai có phiếu đều mở được sổ.",
        "Không chụp ảnh, không gửi qua Zalo hay thư điện tử, không chép vào máy tính.",
        "Khi cần dùng: mở chương trình, chọn “Quên mật khẩu? Dùng phiếu khôi phục”, gõ các từ theo đúng thứ tự.",
        "Nếu mất phiếu hoặc nghi có người đã xem, báo ngay cấp trên trực tiếp.",
        "Khi thay bí thư, bàn giao phiếu cùng sổ sách của chi bộ.",
    ];
    let head = format!("PHIẾU KHÔI PHỤC SỔ CHI BỘ\n{}\n{} – lập ngày {}\n", sheet.cell, sheet.person, sheet.made_on);
    format!("{head}{words}Cất phiếu nơi khác, không để cùng máy.\n- {}", rules.join("\n- "))
}
