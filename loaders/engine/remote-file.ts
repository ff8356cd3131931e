import { addressBelow, hideCarried } from "../address.js";
import { UsageError } from "../errors.js";

/**
 * A Parquet file as the server reads it itself: over HTTP, or from object storage with the server's own credentials.
 * @throws UsageError where the folder is neither
 */
export function remoteFile(folder: string, file: string): string {
  const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  const isAddress = URL.canParse(folder);
  if (isAddress) hideCarried("--from", folder);
  if (isAddress && /^https?:\/\/[^/]/i.test(folder))
    return `url(${quoted(addressBelow(folder, file))}, 'Parquet')`;
  if (isAddress && /^s3:\/\/[^/]/i.test(folder))
    return `s3(${quoted(addressBelow(folder, file))}, 'Parquet')`;
  throw new UsageError("invalid --from (expected https://host/folder or s3://bucket/folder)");
}
