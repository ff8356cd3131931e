/** What a browser says of its device and its line; not every browser says it. */
export interface Device {
  /** gigabytes, rounded; browsers say 8 at most */
  deviceMemory?: number;
  connection?: { saveData?: boolean; effectiveType?: string };
}

declare global {
  interface Navigator {
    readonly deviceMemory?: number;
    readonly connection?: { saveData?: boolean; effectiveType?: string };
  }
}

/**
 * May the database start before anything needs it? Not where its reader saves data, where memory is little or the line is
 * slow. A browser that says nothing may.
 */
export function mayStartAhead({ deviceMemory = enoughMemory, connection = {} }: Device): boolean {
  const { saveData = false, effectiveType = fastLine } = connection;
  return !saveData && deviceMemory >= enoughMemory && effectiveType === fastLine;
}

/** Gigabytes; the database with the tables of a page at scale takes about 0.6. */
const enoughMemory = 4;
const fastLine = "4g"; // the fastest word of the Network Information API
