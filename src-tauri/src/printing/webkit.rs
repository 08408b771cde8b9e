//! Printing with WebKit. Everything here runs on the main thread, which is GTK's.

use super::answer::{self, Answer};
use super::{Form, Printed};
use app::CallError;
use gtk::prelude::{Cast, WidgetExt};
use gtk::{PageOrientation, PageSetup, PaperSize, PrintSettings, Unit};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::mpsc::Sender;
use tauri::WebviewWindow;
use webkit2gtk::{
    LoadEvent, PrintError, PrintOperation, PrintOperationExt, PrintOperationResponse, SettingsExt, WebContext, WebView,
    WebViewExt, glib,
};

type Outcome = Result<Printed, CallError>;

thread_local! {
    /// The pages that are being printed, kept until the printer has answered.
    static SHEET: RefCell<Option<Sheet>> = const { RefCell::new(None) };
}

struct Sheet {
    view: WebView,
    operation: PrintOperation,
    tell: Teller,
}

/// Answers once: WebKit says both that printing failed and that it is over.
#[derive(Clone)]
struct Teller(Rc<RefCell<Option<Sender<Outcome>>>>);

impl Teller {
    fn tell(&self, outcome: Outcome) {
        if let Some(told) = self.0.borrow_mut().take() {
            // Nobody waits any more when the page has ended.
            let _ = told.send(outcome);
        }
        // A web view may not end in the middle of its own signal.
        glib::idle_add_local_once(forget);
    }
}

pub fn print(window: &WebviewWindow, html: String, form: Form, told: Sender<Outcome>) -> tauri::Result<()> {
    window.with_webview(move |shown| {
        let parent = shown.inner().toplevel().and_then(|top| top.downcast::<gtk::Window>().ok());
        let tell = Teller(Rc::new(RefCell::new(Some(told))));
        let sheet = prepared(&html, form, parent, &tell);
        SHEET.with(|kept| *kept.borrow_mut() = Some(sheet));
    })
}

pub fn forget() {
    let kept = SHEET.with(|kept| kept.borrow_mut().take());
    if let Some(sheet) = kept {
        sheet.view.terminate_web_process();
        drop((sheet.operation, sheet.tell));
    }
}

fn prepared(html: &str, form: Form, parent: Option<gtk::Window>, tell: &Teller) -> Sheet {
    // Nothing of the pages is kept on the disk.
    let view = WebView::with_context(&WebContext::new_ephemeral());
    if let Some(settings) = WebViewExt::settings(&view) {
        settings.set_enable_javascript(false);
    }
    let operation = PrintOperation::new(&view);
    operation.set_page_setup(&page_setup(form));
    let failed = tell.clone();
    operation.connect_failed(move |_, error| failed.tell(Err(refused(error))));
    let finished = tell.clone();
    operation.connect_finished(move |_| finished.tell(Ok(Printed::Sent)));
    let ended = tell.clone();
    view.connect_web_process_terminated(move |_, _| ended.tell(Ok(Printed::Cancelled)));
    let (job, cancelled) = (operation.clone(), tell.clone());
    view.connect_load_changed(move |_, event| {
        if event == LoadEvent::Finished {
            let (job, parent, cancelled) = (job.clone(), parent.clone(), cancelled.clone());
            // The dialog has a loop of events of its own, in which this signal should have ended.
            glib::idle_add_local_once(move || begin(&job, parent.as_ref(), &cancelled));
        }
    });
    view.load_html(html, None);
    Sheet { view, operation, tell: tell.clone() }
}

fn begin(job: &PrintOperation, parent: Option<&gtk::Window>, tell: &Teller) {
    if let Some(Answer { printer, output }) = answer::given() {
        let settings = PrintSettings::new();
        settings.set_printer(&printer);
        settings.set(gtk::PRINT_SETTINGS_OUTPUT_URI, Some(&output));
        settings.set(gtk::PRINT_SETTINGS_OUTPUT_FILE_FORMAT, Some("pdf"));
        job.set_print_settings(&settings);
        job.print();
    } else if job.run_dialog(parent) != PrintOperationResponse::Print {
        tell.tell(Ok(Printed::Cancelled));
    }
}

fn page_setup(form: Form) -> PageSetup {
    let setup = PageSetup::new();
    setup.set_paper_size(&PaperSize::new(Some("iso_a4")));
    setup.set_orientation(if form.landscape { PageOrientation::Landscape } else { PageOrientation::Portrait });
    setup.set_top_margin(form.top, Unit::Mm);
    setup.set_right_margin(form.right, Unit::Mm);
    setup.set_bottom_margin(form.bottom, Unit::Mm);
    setup.set_left_margin(form.left, Unit::Mm);
    setup
}

/// What the printer, or the system's printing, answered; its own words come in the language of the system.
fn refused(error: &glib::Error) -> CallError {
    match error.kind::<PrintError>() {
        Some(PrintError::PrinterNotFound) => CallError::new(
            "no_such_printer",
            "Chưa in được: không tìm thấy máy in này. Bật máy in, nối vào máy tính, rồi in lại.",
        ),
        _ => CallError::new(
            "printer_refused",
            format!(
                "Chưa in được: máy in không nhận (“{}”). Xem máy in đã bật, đã nối và còn giấy chưa, rồi in lại; hoặc chọn máy in khác.",
                error.message()
            ),
        ),
    }
}
