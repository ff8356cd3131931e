/** The API refused a question or answered something that is not an answer. The address carries no key. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly address: string,
    readonly status: number | null,
    options?: ErrorOptions,
  ) {
    super(`${message}\n  asked: ${address}`, options);
  }
}

/** The service could not finish a question that may be too heavy: a smaller one may succeed. */
export class GaveUpError extends ApiError {}
