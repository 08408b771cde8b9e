import { createRoot } from "react-dom/client";
import { startWords } from "./i18n/words";

startWords({}, {});
const root = document.getElementById("root");
if (root) createRoot(root).render("Sổ Chi bộ");
