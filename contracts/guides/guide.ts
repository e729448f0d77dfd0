import type { Fields } from '../merchant/fields.ts';
import type { Calls, Rule, Severity } from '../result.ts';

/** What requests say of a purchase and of what was opened for it: identifiers, and a few details of the order. */
export type Subject = Readonly<Record<string, string>>;

export type LifeState = 'active' | 'frozen' | 'released';

/** Kinds of orders that the first purchase may be, as billing modes. */
export type Billing = 'period' | 'one-time' | 'pay-per-use';

/** What the document of a guide can't say: which exchange plays which part, and how sound requests look. Plain data. */
export interface Guide {
  readonly id: string;
  /** What its callbacks are about, in a word: `instance`. */
  readonly subject: string;
  /** Request field that names the subject. */
  readonly named: string;
  /** A purchase that nobody has seen before; without the name that the merchant gives. */
  fresh(billing: Billing): Subject;
  /** Billing mode of the purchase in a request, where the request tells. */
  readonly billingOf?: (fields: Fields) => Billing | undefined;
  /** A name that no merchant has ever given. */
  unknownName(): string;
  /** All mandatory fields of each exchange, and harmless values where there is a choice. */
  readonly requests: Readonly<Record<string, (subject: Subject) => Fields>>;
  readonly cast: Cast;
  /** What may happen to a subject, in an order in which it can; each is a check. */
  readonly steps: readonly Step[];
  readonly rules: Rules;
  readonly habits: Habits;
  /** Documented forms of requests besides the usual ones. */
  readonly variants?: readonly Variant[];
  /** How customers buy, each with a whole life. Missing where purchases don't differ. */
  readonly sales?: readonly Sale[];
  /** Only for guides that keep tenants, applications, users and departments in step. */
  readonly entities?: readonly Entity[];
  /** What is debugged in the Seller Center, in an order in which it can be; missing where nothing is. */
  readonly cases?: readonly DebugCase[];
  /** Open APIs that its merchants call; missing where they call none. */
  readonly openApis?: readonly string[];
}

/** One filled-in tab of the Seller Center's debugging page, which is tried, saved, and replayed by the dial tests. */
export interface DebugCase extends Way {
  /** `newInstance-one-time` */
  readonly name: string;
  /** Only merchants who sell in this mode need it. */
  readonly billing?: Billing;
}

/** Which exchange does what. */
export interface Cast {
  /** The first request of all; where subjects are opened, it opens one. */
  readonly first: string;
  /** Opens a subject. Missing where the platform alone does that. */
  readonly create?: Creation;
  /** Answers with an entry in `info` for each instance. */
  readonly query?: string;
  /** May come again and again without doing harm: the signature checks vary the first one that is accepted. */
  readonly probes: readonly string[];
  /** Change nothing when they are about an unknown subject: two, in case that a server is slow in one. */
  readonly idle: readonly string[];
  /** Ways from one state to another; the first one that the merchant's billing modes need is taken. */
  readonly ways: Readonly<Partial<Record<LifeState, readonly Way[]>>>;
  /** Exchanges that must go on succeeding in debugging calls after a release. */
  readonly replayed: readonly string[];
}

export interface Creation {
  readonly exchange: string;
  /** What one subject is opened for: `order line`. */
  readonly per: string;
  /** Fields of the answer that stay the same on a resend; the first one names the subject, where there is one. */
  readonly gives: readonly string[];
  /** What makes another subject of the same order. */
  readonly sibling?: {
    readonly id: `${string}.${string}`;
    readonly words: string;
    readonly billing?: Billing;
    of(subject: Subject): Subject;
  };
}

/** A request that leads somewhere. */
export interface Way {
  readonly exchange: string;
  /** Fields that differ from those of a sound request. */
  readonly more?: (subject: Subject) => Fields;
}

/** One request in the life of a subject, that has to succeed. */
export interface Step extends Way {
  readonly id: `${string}.${string}`;
  readonly title: string;
  /** What was sent, so that the message reads on: "… was refused." */
  readonly words: string;
  readonly from: LifeState;
  readonly to?: LifeState;
  readonly severity?: Severity;
  /** The same request is sent twice, and the second one judged; the first is the business of the check named here. */
  readonly again?: string;
  /** The sound request of the exchange comes before it; that is the business of the check named here. */
  readonly after?: string;
  /** It must also succeed when it comes several times at once, and again after its answer was lost. */
  readonly repeated?: true;
  /** Where the rule stands, if not on the page of the exchange. */
  readonly rule?: Rule;
}

/** A documented form of a request that merchants have to understand, or had better. */
export interface Variant extends Way {
  readonly id: `tolerance.${string}`;
  readonly title: string;
  /** What was sent, so that the message reads on: "… was refused." */
  readonly words: string;
  readonly severity: Severity;
  /** Only these calls have it. */
  readonly calls?: Calls;
}

/** One way in which customers buy. */
export interface Sale {
  /** `pay-per-use`, or what is special about it: `trial`. */
  readonly name: string;
  readonly billing: Billing;
  /** A purchase that nobody has seen before; without the name that the merchant gives. */
  fresh(): Subject;
  /** Names of the steps that follow the creation, without their family. */
  readonly life: readonly string[];
  /** Not every merchant of the billing mode sells in this way. */
  readonly optional?: true;
}

/** Where rules stand that concern more than one exchange. */
export interface Rules {
  readonly signature: Rule;
  readonly responseSignature?: Rule;
  readonly transport: Rule;
  readonly timeout: Rule;
  /** Missing where none is documented. */
  readonly certificate?: Rule;
  /** Missing where no version is documented. */
  readonly tls?: Rule;
  /** HTTP status and content type of answers. */
  readonly answers: Rule;
  readonly codes: Rule;
  readonly debugging: Rule;
  readonly dialTests: Rule;
  readonly encryption?: Rule;
}

/** Readings of the reference that differ from guide to guide. */
export interface Habits {
  /** Content type of the requests. */
  readonly contentType: string;
  /** The merchant chooses the method of the calls, so that any is as good. */
  readonly anyMethod?: true;
  /** Oldest version of TLS that a server may speak. */
  readonly oldestTls: 'TLSv1.1' | 'TLSv1.2';
  /** HTTP status and content type of the answers are not documented: a deviation is a warning. */
  readonly looseAnswers: boolean;
  /** Debugging calls may be answered with success without a look at them, so real calls are judged. */
  readonly hollowDebugging: boolean;
  /** Debugging calls about names that the merchant has never given are documented to succeed: those of these exchanges. */
  readonly debuggedUnknown: readonly string[];
  /** Exchanges for which an unknown subject is to be refused. */
  readonly refusesUnknown: readonly string[];
  /** The query may answer success without an entry for what it does not know: the code for that is for others. */
  readonly mayShowNothing?: true;
  /** Exchanges whose "being processed" counts as success. */
  readonly asynchronous: readonly string[];
  /** Exchanges that need not be offered, even if others of the guide are: to refuse one as invalid is a warning. */
  readonly optional: readonly string[];
  /** Mandatory for the platform, but the work can be done without: accepting their absence is a warning. */
  readonly dispensable: Readonly<Record<string, readonly string[]>>;
  /** A field that can be changed without doing harm. */
  readonly tampered?: { readonly exchange: string; readonly field: string };
  /** A field that may hold any text; `typed` when customers write it, so that it will. */
  readonly text?: { readonly exchange: string; readonly field: string; readonly typed?: true };
  /** A field that holds objects; `kept` where the guide says that these are signed as they came. */
  readonly nested?: { readonly exchange: string; readonly field: string; readonly kept?: true };
  /** Exchange whose `expireTime` is documented with 14 and with 17 digits. */
  readonly expireTime?: string;
  /** Why a merchant may refuse well-made real calls, since he can't know what they are about. */
  readonly unknowable?: string;
}

/** Something that one exchange adds, modifies and deletes, as its `flag` says. */
export interface Entity {
  readonly exchange: string;
  /** `department` */
  readonly word: string;
  /** Values of `flag` that the guide knows. */
  readonly flags: readonly number[];
  /** Fields that may change. */
  modified(): Fields;
  /** Where many come in one request: the fields that hold them. Each has the usual details but for those given. */
  readonly list?: (subject: Subject, entries: readonly Fields[]) => Fields;
}
