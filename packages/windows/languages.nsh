; What the installer says, in Vietnamese and in English.

LangString TWICE ${LANG_VIETNAMESE} "Bộ cài đặt này đang chạy rồi. Xong lượt ấy hãy mở lại."
LangString TWICE ${LANG_ENGLISH} "This installer is running already. Start it again when that one has finished."

LangString RUNNING ${LANG_VIETNAMESE} "Sổ Chi bộ đang mở. Đóng chương trình rồi chạy lại bộ cài đặt. Chưa thay đổi gì."
LangString RUNNING ${LANG_ENGLISH} "Sổ Chi bộ is running. Close it, then start the installer again. Nothing was changed."

LangString OLDER ${LANG_VIETNAMESE} "Máy này đã có bản mới hơn (bản $0). Không cài bản ${VERSION} đè lên: bản cũ có thể không đọc được sổ. Chưa thay đổi gì."
LangString OLDER ${LANG_ENGLISH} "A newer version ($0) is installed. Version ${VERSION} is not put over it, because it may be unable to read the book. Nothing was changed."

LangString NOT_WRITTEN ${LANG_VIETNAMESE} "Chưa cài được: đĩa đầy, hoặc chương trình khác (diệt vi-rút) đang giữ tệp. Bản cũ vẫn như trước. Dọn bớt đĩa rồi chạy lại."
LangString NOT_WRITTEN ${LANG_ENGLISH} "Not installed: the disk is full, or another program (an antivirus) holds a file. The old version is as it was. Make room and start again."

LangString OLD_WINDOWS ${LANG_VIETNAMESE} "Sổ Chi bộ cần Windows 10 hoặc 11 loại 64-bit. Máy này dùng Windows khác nên chưa cài gì."
LangString OLD_WINDOWS ${LANG_ENGLISH} "Sổ Chi bộ needs Windows 10 or 11 for 64-bit computers. This is another Windows, so nothing was installed."

LangString WEBVIEW_NOW ${LANG_VIETNAMESE} "Đang cài Microsoft Edge WebView2…"
LangString WEBVIEW_NOW ${LANG_ENGLISH} "Installing Microsoft Edge WebView2…"

LangString NO_WEBVIEW ${LANG_VIETNAMESE} "Đã cài Sổ Chi bộ, nhưng máy chưa có Microsoft Edge WebView2: xin cán bộ phụ trách tệp ${WEBVIEW_INSTALLER} của Microsoft, đặt cạnh bộ cài đặt này rồi chạy lại."
LangString NO_WEBVIEW ${LANG_ENGLISH} "Sổ Chi bộ is installed, but this computer lacks Microsoft Edge WebView2: ask your support person for Microsoft's file ${WEBVIEW_INSTALLER}, put it beside this installer and start it again."

LangString BOOK_STAYS ${LANG_VIETNAMESE} "Gỡ chương trình không xóa sổ. Sổ vẫn ở thư mục ${BOOK} (hoặc thư mục đồng chí đã chọn khi tạo sổ)."
LangString BOOK_STAYS ${LANG_ENGLISH} "Removing the program does not remove the book. It stays in the folder ${BOOK} (or in the folder that you chose for it)."
