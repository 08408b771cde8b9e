import "./phone.css";
import { openPage } from "./page";

const main = document.getElementById("page");
if (main) openPage(main, window.location);
