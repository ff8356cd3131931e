import { describe, it } from "node:test";
import { accountsFinding, type Account } from "../../../src/pages/balance/accounts.js";
import { headlineText as balanceText } from "../../../src/pages/balance.js";
import { inputs as balanceInputs } from "../../../src/pages/balance/inputs.js";
import { pathsFinding } from "../../../src/pages/balance/paths.js";
import { siteWith, stateOf } from "../site.js";
import { says, site } from "./says.js";

describe("findings of the balance", () => {
  const state = stateOf(balanceInputs, site);
  const account = (change: Partial<Account>): Account => ({
    ...{ year: 2025, imports: 10, exports: 5, excess_imports: 3, excess_exports: 1 },
    ...{ net: 2, balance: -5, counterfactual: -3, ...change },
  });
  it("say whether the boom adds to the deficit or takes off it, and the reverse of a surplus", () => {
    says(accountsFinding(account({})), /add \$2 to the deficit$/);
    says(accountsFinding(account({ net: -2 })), /take \$2 off the deficit$/);
    says(accountsFinding(account({ balance: 5 })), /take \$2 off the surplus$/);
    says(accountsFinding(account({ net: -2, balance: 5 })), /add \$2 to the surplus$/);
    says(
      accountsFinding(account({ net: -2, net_low: -4, net_high: 1 })),
      /take \$2 \(−\$1 to \+\$4\) off the deficit$/,
    );
    for (const missing of [undefined, account({ net: null }), account({ excess_exports: null })])
      says(accountsFinding(missing), "AI trade in excess, and the balance without it");
  });

  it("say whether the balance would have been smaller or larger", () => {
    const text = (balance: number | null, net: number | null) => balanceText({ balance, net }, state, site);
    says(
      text(-100, 20),
      /2025 deficit in covered goods would have been \$20 smaller than its \$100: 20\.0 % of it/,
    );
    says(text(-100, -20), /deficit .* \$20 larger/);
    says(text(100, 20), /surplus .* \$20 larger/);
    says(text(100, -20), /surplus .* \$20 smaller/);
    says(
      balanceText({ balance: -100, net: 20, error: 50 }, state, site),
      /would have been \$20 \(−\$78 to \+\$118\) smaller than its \$100: 20\.0 % of it \(−78\.0 % to 118\.0 %\)\.$/,
    );
    says(text(null, 20), /cannot be computed/);
    says(balanceText({ balance: 1, net: 1 }, { ...state, base: 2025 }, site), /is the base year itself/);
    says(balanceText({ balance: 1, net: 1 }, state, siteWith([])), /no year of which both/);
  });

  it("say on which side of the counterfactual trade is", () => {
    const row = (excess: number) => ({ month: "2025-12", actual: 0, counterfactual: 0, excess });
    says(
      pathsFinding(row(5), "imports", state),
      "In Dec 2025 AI imports were $5 above the path of non-AI products",
    );
    says(pathsFinding(row(-5), "imports", state), /\$5 below/);
    says(pathsFinding({ ...row(-5), error: 1 }, "imports", state), /\$5 \(\+\$3 to \+\$7\) below/);
    says(pathsFinding(undefined, "exports", state), "AI exports, actual and counterfactual");
  });
});
