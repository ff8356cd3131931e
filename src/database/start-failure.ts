/** Type of the message by which DuckDB's worker says that it could not start; the build puts it there. */
export const startFailure = "atlas-start-failure";
