import { UsageError } from "../errors.js";

/**
 * A Parquet file as the server reads it itself: over HTTP, or from object storage with the server's own credentials.
 * @throws UsageError where the folder is neither
 */
export function remoteFile(folder: string, file: string): string {
  const base = folder.replace(/\/+$/, "");
  const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  if (/^https?:\/\/[^/]/.test(base)) return `url(${quoted(`${base}/${file}`)}, 'Parquet')`;
  if (/^s3:\/\/[^/]/.test(base)) return `s3(${quoted(`${base}/${file}`)}, 'Parquet')`;
  throw new UsageError(`invalid --from: "${folder}" (expected https://host/folder or s3://bucket/folder)`);
}
