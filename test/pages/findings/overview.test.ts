import { describe, it } from "node:test";
import { inputs as overviewInputs } from "../../../src/pages/overview/inputs.js";
import { shareFinding, trendFinding } from "../../../src/pages/overview/trend.js";
import { stateOf } from "../site.js";
import { says, site } from "./says.js";

describe("findings of the overview", () => {
  const state = stateOf(overviewInputs, site);
  const month = (group: string, value: number, of = "2025-12") => ({ month: of, group, value });
  it("tell the last month as an index, in dollars or as a share, and set non-AI beside it in the same month only", () => {
    says(
      trendFinding([month("ai", 173), month("non_ai", 98)], state),
      "AI-related imports stood at 173 in Dec 2025, non-AI imports at 98 (2023 = 100)",
    );
    says(
      trendFinding([month("ai", 173), month("non_ai", 98, "2025-11")], state),
      /in Dec 2025 \(2023 = 100\)$/,
    );
    says(
      trendFinding([month("ai", 2e9)], { ...state, measure: "dollars" }),
      "AI-related imports were $2.0B in Dec 2025",
    );
    says(
      trendFinding([month("ai", 22)], { ...state, measure: "share" }),
      "22.0 % of imports were AI-related in Dec 2025",
    );
    says(trendFinding([month("non_ai", 98)], state), "AI-related and other imports");
  });

  it("say whether the share rose, fell or stood still", () => {
    const path = (first: number, last: number) =>
      shareFinding(
        [
          { month: "2023-01", value: first },
          { month: "2025-12", value: last },
        ],
        state,
      );
    says(path(10, 20), "The AI-related share of imports rose from 10.0 % in Jan 2023 to 20.0 % in Dec 2025");
    says(path(20, 10), /share of imports fell from 20/);
    says(path(20, 20.04), /stood still/);
    says(shareFinding([], state), "The AI-related share of imports");
  });
});
