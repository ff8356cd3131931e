/** Below this width, in pixels, charts and tables take their narrow form. */
export const narrowWidth = 520;
