import type { OpenApi } from '../load/openapi.ts';

/**
 * openapi-typescript takes names for parts of an address, so that a bare percent sign makes it throw a URIError. Then it
 * gets the document with something else in place of each, which is taken back in what it prints.
 */
export function withPercentSigns(openapi: OpenApi, print: (openapi: OpenApi) => string): string {
  try {
    return print(openapi);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    const text = JSON.stringify(openapi);
    // No part of an identifier, so that names that hold it are printed in quotes.
    let standIn = '-percent-';
    while (text.includes(standIn)) standIn += '-';
    const renamed: OpenApi = JSON.parse(text.replaceAll('%', standIn));
    return print(renamed).replaceAll(standIn, '%');
  }
}
