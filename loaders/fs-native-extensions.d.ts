declare module "fs-native-extensions" {
  /** Locks bytes of an open file for this handle; false where another handle holds them. Ends with the handle. */
  export function tryLock(descriptor: number, offset: number, length: number): boolean;
}
