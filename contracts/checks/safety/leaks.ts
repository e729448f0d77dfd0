/** What gives away how a server is made inside. */
export interface Leak {
  /** `a stack trace of Java` */
  readonly what: string;
  readonly severity: 'error' | 'warning';
  /** Nothing that a text for customers could hold, so it is looked for in answers with success, too. */
  readonly anywhere: boolean;
  readonly pattern: RegExp;
}

const trace = (what: string, pattern: RegExp): Leak => ({
  what: `a stack trace of ${what}`,
  severity: 'error',
  anywhere: true,
  pattern,
});

const leak = (what: string, pattern: RegExp, severity: Leak['severity'] = 'error'): Leak => ({
  what,
  severity,
  anywhere: false,
  pattern,
});

/** Precise rather than many: texts for customers, links and other languages must not look like one. */
export const leaks: readonly Leak[] = [
  trace('Java', /\bat [\w$.]+\.[\w$<>]+\((?:[\w$]+\.(?:java|kt|scala):\d+|Native Method|Unknown Source)\)/),
  trace('Java', /\bCaused by: [\w$.]+(?:Exception|Error)\b|\bException in thread "/),
  trace('Python', /\bTraceback \(most recent call last\)|\bFile "[^"\n]+\.py", line \d+/),
  trace('Node.js', /\bat (?:[\w$.<>[\] ]+ )?\(?(?:node:|file:\/\/|\/|[A-Z]:\\)[^\s()]*:\d+:\d+\)?/),
  trace('Go', /\bgoroutine \d+ \[[a-z ,\d]+\]:|\/[\w.-]+\.go:\d+ \+0x[\da-f]+/),
  trace('PHP', /\bStack trace:\s*#0 |\bPHP (?:Fatal|Parse) error: |\bFatal error(?:<\/b>)?: +Uncaught /),
  trace('PHP', /\bin \/[\w./-]+\.php(?:<\/b>)? (?:on line(?: <b>)? ?\d+|\(\d+\))/),
  trace('.NET', /\bat [\w.`<>+[\],]+\([^()\n]*\) in [^\n]+\.(?:cs|vb|fs):line \d+/),
  trace('.NET', /\b(?:System|Microsoft)(?:\.\w+)+Exception: /),
  trace('Ruby', /(?<![\w/.-])[\w/.-]{1,200}\.rb:\d+:in [`'"]/),

  leak('the name of an exception', /\bjava\.(?:lang|util|io|net)\.\w+(?:Exception|Error)\b/),
  leak(
    'the message of an exception',
    /\b(?:Type|Reference|Range|Key|Attribute|Name|Index|ZeroDivision|NoMethod)Error: |\b(?:NullPointer|NullReference|ClassCast)Exception\b|\bnil pointer dereference\b|\bCannot read propert(?:y|ies) of (?:undefined|null)\b/,
    'warning',
  ),
  leak(
    'an error message of a database',
    /\bYou have an error in your SQL syntax\b|\bSQLSTATE\b|\bORA-\d{5}\b/,
  ),
  leak(
    'an error message of a database',
    /\bsyntax error at or near "|\bIncorrect syntax near '|": syntax error\b/,
  ),
  leak(
    'an error message of a database',
    /\bunterminated quoted string\b|\bunrecognized token: "|\bSQLITE_[A-Z]+\b/,
  ),
  leak(
    'an error message of a database',
    /\bviolates [a-z-]+ constraint\b|\b[A-Z ]{1,20} constraint failed: \w+\./,
  ),
  leak('an error message of a database', /\bDuplicate entry '[^']*' for key\b|\bE11000 duplicate key\b/),
  leak(
    'an error message of a database',
    /\bno such (?:table|column): \w|\brelation "[^"]+" does not exist\b/,
  ),
  leak(
    'an error message of a database',
    /\bUnknown column '|\bData too long for column '|\bTable '[^']+' doesn't exist/,
  ),
  leak(
    'an error message of a database',
    /\bvalue too long for type character\b|\binvalid byte sequence for encoding\b/,
  ),
  leak('an error message of a database', /\bConversion failed when converting\b|\bUnclosed quotation mark\b/),
  leak(
    'the error of a database driver',
    /\b(?:java\.sql|javax\.persistence|org\.(?:hibernate|postgresql|springframework)|com\.mysql)\.\w/,
  ),
  leak(
    'the error of a database driver',
    /\b(?:psycopg2?|pymysql|MySQLdb|sqlite3|sqlalchemy|asyncpg)\.\w+|\bPDOException\b|\bmysqli?_\w+\(\)/,
  ),
  leak(
    'the error of a database driver',
    /\b(?:Mongo(?:Server)?Error|BSONError|SequelizeDatabaseError|QueryFailedError|PrismaClient\w+Error|RedisError)\b|\bER_[A-Z]+_[A-Z_]+\b/,
  ),
  leak(
    'an SQL statement',
    /\bSELECT\s[\s\S]{1,200}?\sFROM\s+["`\w]|\bINSERT\s+INTO\s+["`\w]|\bUPDATE\s+["`\w]+\s+SET\s|\bDELETE\s+FROM\s+["`\w]/,
  ),
  leak('the address of an inner server', /\bconnect E[A-Z]+ [\d.:a-f]+:\d+|\bdial tcp [\d.:a-f[\]]+:\d+/),
  leak('the content of a file of the server', /\broot:[x*!]?:0:0:/),
  leak(
    "variables of the server's environment",
    /\b(?:PATH|HOME|PWD|JAVA_HOME|PYTHONPATH|GOPATH|LD_LIBRARY_PATH)"?\s*(?:=>|[=:])\s*"?\/\w/,
  ),
  leak(
    'a file path of the server',
    /(?:^|[\s"'`(=:>])(?:\/(?:home|root|var|usr|opt|srv|app|apps|etc|tmp|data|www|workspace|Users|proc)(?:\/[\w.@+-]+)+\.(?:js|mjs|cjs|ts|py|java|class|jar|war|php|rb|go|cs|dll|so|json|ya?ml|xml|conf|ini|env|properties|sql|sqlite3?|db|log|pem|key|html?|jsp|sh))\b/,
    'warning',
  ),
  leak(
    'a file path of the server',
    /\b[A-Z]:\\{1,2}(?:Users|inetpub|Program Files|Windows|www|apps?|sites?|projects?|workspace)\\{1,2}\w/,
    'warning',
  ),
];
