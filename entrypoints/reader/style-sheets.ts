/** The style sheets of the reader. Later ones win over earlier ones. */
import "@/components/style.css";
import "./style.css";
import "./text.css";
import "./terms.css";
import "./facts.css";
import "./relations.css";
import "./notes.css";
import "./library.css";
import "./entry.css";
import "./print.css";
