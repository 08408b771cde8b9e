//! Work that waits for the disk or for a person.

use app::CallError;

/// Database work and dialogs wait; neither the window nor the runtime may wait with them.
pub async fn off_the_main_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CallError> + Send + 'static,
) -> Result<T, CallError> {
    let done = tauri::async_runtime::spawn_blocking(work).await;
    done.unwrap_or_else(|_| {
        Err(CallError::new("internal", "Việc này chưa làm xong. Làm lại một lần nữa; những gì đã lưu vẫn còn."))
    })
}
