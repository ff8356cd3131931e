/**
 * Figures that have an embed address under `embed/v1/`, by page. Other sites show them, so that a name is only ever
 * added; one that a page gives up is led on in `moved`.
 */
export const promised: Readonly<Record<string, readonly string[]>> = {};

/** Where the figure of an old address, `PAGE/FIGURE`, stands now: page and figure. */
export const moved: Readonly<Record<string, readonly [page: string, figure: string]>> = {};
