/**
 * Paths as openapi-fetch is given them: with any body, since the methods of a sender say what goes into it. The types of
 * openapi-fetch take bodies apart, which fails for some properties (one that is always `null`) and takes long for all.
 */
export type AnyBody<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]: {
      [Part in keyof Paths[Path][Method]]: Part extends 'requestBody'
        ? AnyContent<Paths[Path][Method][Part]>
        : Paths[Path][Method][Part];
    };
  };
};

type AnyContent<Body> = [NonNullable<Body>] extends [never] ? Body : { content: { '*/*': unknown } };
