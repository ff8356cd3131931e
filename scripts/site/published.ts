/**
 * Where a site holds its snapshot's own files, from the site's root: one copy, since a host counts each. Hosts that
 * rewrite addresses have it under the snapshot's id as well (`hosts.ts`).
 */
export const snapshotFolder = "snapshot/current";
