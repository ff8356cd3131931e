/** What a text or its values ask for is more than sums in memory answer: the database answers it. */
export class Outside extends Error {}
