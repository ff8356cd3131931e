/**
 * Condition for rows of single partners. Country groups are `CGP` (`0003`, `5XXX`); the world is `DET` like a partner,
 * with the code `-`. The first digit matters: `0003` has four digits too.
 */
export const partnerRows = "summary = 'DET' AND regexp_full_match(cty_code, '[1-9][0-9]{3}')";
