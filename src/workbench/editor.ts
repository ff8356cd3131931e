import { sql as sqlLanguage, PostgreSQL } from "@codemirror/lang-sql";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { keymap } from "@codemirror/view";
import { setDiagnostics } from "@codemirror/lint";
import { Prec } from "@codemirror/state";
import { tags } from "@lezer/highlight";
import { basicSetup, EditorView } from "codemirror";
import type { SchemaTable } from "../data/sql.js";

export interface Editor {
  node: HTMLElement;
  text(): string;
  setText(text: string): void;
  /** marks the place of an error and puts the cursor there; without a place, marks nothing */
  mark(place: { line: number; column: number } | undefined, message: string): void;
}

/** A SQL editor that knows the site's tables; Ctrl or Cmd and Enter runs. Tab leaves it, so that no keyboard is caught. */
export function createEditor(options: {
  text: string;
  tables: readonly SchemaTable[];
  onRun(): void;
}): Editor {
  const schema = Object.fromEntries(
    options.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]),
  );
  const view = new EditorView({
    doc: options.text,
    extensions: [
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (options.onRun(), true) }])),
      basicSetup,
      sqlLanguage({ dialect: PostgreSQL, schema, upperCaseKeywords: true }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": "SQL", spellcheck: "false" }),
      theme,
      syntaxHighlighting(syntaxColors),
    ],
  });
  const replace = (text: string): void =>
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  return {
    node: view.dom,
    text: () => view.state.doc.toString(),
    setText(text) {
      if (text !== view.state.doc.toString()) replace(text);
    },
    mark(place, message) {
      const lines = view.state.doc;
      const line = place && place.line <= lines.lines ? lines.line(place.line) : undefined;
      if (!place || !line) {
        view.dispatch(setDiagnostics(view.state, []));
        return;
      }
      const from = Math.min(line.to, line.from + place.column - 1);
      const to = Math.min(
        line.to,
        Math.max(from + 1, from + (/^\w+/.exec(lines.sliceString(from, line.to))?.[0].length ?? 1)),
      );
      view.dispatch(setDiagnostics(view.state, [{ from, to, severity: "error", message }]));
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    },
  };
}

const theme = EditorView.theme({
  "&": {
    border: "1px solid var(--edge)",
    borderRadius: "5px",
    fontSize: "0.86rem",
    color: "var(--text)",
    backgroundColor: "var(--background)",
  },
  "&.cm-focused": { outline: "2px solid var(--link)" },
  ".cm-content": { caretColor: "var(--text)", minHeight: "11rem" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--muted)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--panel)" },
  ".cm-tooltip": {
    backgroundColor: "var(--background)",
    color: "var(--text)",
    border: "1px solid var(--edge)",
  },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--ai) 30%, transparent) !important",
  },
});

/** Colours of the site instead of the editor's own, which cannot be read on a dark background. */
const syntaxColors = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: [tags.string, tags.number, tags.bool, tags.null], color: "var(--maintenance)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
]);
