import { descriptionColumn } from "../../view/table/columns.js";
import { dataTable } from "../../view/table/view.js";
import { formatCode, formatValue } from "../../measures/index.js";
import { votesText } from "./codes.js";
import { dataOf } from "./data.js";
import type { State } from "./inputs.js";

/** What a person should look at next: the codes whose labels may misplace most dollars. */
export const queue = dataTable<State>({
  questions: () => ({}),
  table: (_, context) => {
    const { year, rows } = dataOf(context).queue;
    const { flow } = context.state;
    return {
      caption: `Codes of ${flow} to review next`,
      filter: true,
      sort: { key: "at_stake", descending: true },
      columns: [
        { key: "hs10", title: "Code", format: (code) => formatCode(String(code)) },
        descriptionColumn(),
        { key: "relevance", title: "Label" },
        { key: "confidence", title: "Confidence", numeric: true },
        { key: "vote_share", title: "Votes", numeric: true, format: (share) => votesText(share) },
        {
          key: "doubt",
          title: "Doubt",
          numeric: true,
          format: (doubt) => formatValue(100 * Number(doubt), "percent"),
        },
        {
          key: "value",
          title: String(year[flow] ?? "Value"),
          numeric: true,
          unit: "US dollars",
          format: (value) => formatValue(Number(value), "dollars"),
        },
        {
          key: "at_stake",
          title: "Value × doubt",
          numeric: true,
          bar: true,
          unit: "US dollars",
          format: (value) => formatValue(Number(value), "dollars"),
        },
      ],
      rows: rows.filter((row) => row.flow === flow),
    };
  },
});
