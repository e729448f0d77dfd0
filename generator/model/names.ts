const reserved = new Set(
  (
    'abstract any arguments as async await bigint boolean break case catch class const constructor continue debugger declare default delete do ' +
    'else enum eval export extends false finally for from function get if implements import in instanceof interface is ' +
    'keyof let namespace never new null number object of package private protected prototype public readonly return ' +
    'set static string super switch symbol this throw true try type typeof undefined unknown var void while with yield ' +
    'client handlers options rules'
  ).split(' '),
);

/** Type names that generated files rely on, so no alias may shadow them. */
const takenTypes = new Set(
  'Accept Accepted Answer AnswerType Answered Array AtOnce AsyncIterable Blob Boolean Bytes CallOptions CallbackHandlers CallbackOptions ClientOptions Context Credentials Date Error Function Handlers Map NonNullable Options Receiver Received RefusalCode Reply ResultCodes ResultError SenderOptions Service Trigger WebhookHandlers WebhookOptions WebhookPaths Number Object Omit Promise Readonly Record Request Response Set String Symbol'.split(
    ' ',
  ),
);

function words(text: string): string[] {
  return text
    .normalize('NFC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '');
}

function startsWell(name: string): string {
  return /^\p{ID_Start}/u.test(name) ? name : `_${name}`;
}

/** A name for a value: `POST /order/{id}` becomes `postOrderId`. */
export function camelCase(text: string): string {
  const [first = '', ...rest] = words(text);
  const joined = first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capital).join('');
  const name = startsWell(joined);
  return reserved.has(name) ? `${name}_` : name;
}

/** A name for a type: `instance info` becomes `InstanceInfo`. */
export function pascalCase(text: string): string {
  return startsWell(words(text).map(capital).join(''));
}

/** A finished type name, apart from those that generated files rely on. */
export function freeTypeName(name: string): string {
  return takenTypes.has(name) ? `${name}Model` : name;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Gives each name once: a second `order` becomes `order2`. Also apart when only upper and lower case differ. */
export function createNamer(): (wanted: string) => string {
  const given = new Set<string>();
  return (wanted) => {
    let name = wanted;
    for (let count = 2; given.has(name.toLowerCase()); count++) name = `${wanted}${count}`;
    given.add(name.toLowerCase());
    return name;
  };
}
