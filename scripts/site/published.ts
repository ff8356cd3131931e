/**
 * Where a site holds its snapshot's own files, from the site's root: one copy, since a host counts each. Under the
 * snapshot's id stands what describes them, and on hosts that rewrite addresses (`hosts.ts`) the files too.
 */
export const snapshotFolder = "snapshot/current";
