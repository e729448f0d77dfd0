/**
 * Fields of a request, wherever they travel; `undefined` leaves one out that would stand there by itself.
 */
export type Fields = Readonly<Record<string, unknown>>;
