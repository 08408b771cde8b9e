import { createRoot } from "react-dom/client";
import { App } from "./cell/App";
import { cellQueries } from "./cell/queries";
import "./cell/frame/frame.css";
import "./cell/frame/short.css";
import { NoticeBar } from "./cell/notices/NoticeBar";
import { Program } from "./design/Program";
import { applyTextSize, rememberedTextSize } from "./design/textSize";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";
import { startWords } from "./i18n/words";

startWords(vi, en);
applyTextSize(rememberedTextSize());

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <Program queries={cellQueries()}>
      <div className="window">
        <div className="window-page">
          <App />
        </div>
        <NoticeBar />
      </div>
    </Program>,
  );
}
