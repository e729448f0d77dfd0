import type { Exchange } from '../../generator/model/model.ts';

/** What breaks an exchange, by the extension that says so. */
export interface Breakage {
  readonly extension: string;
  readonly message: string;
}

/**
 * Compares what the extensions say of an exchange. For one that its readers receive, the sender may do more than before,
 * but ask for no more; for one that they call, it is the other way round.
 *
 * @param old `undefined` for an exchange that is new
 */
export function exchangeDifferences(old: Exchange | undefined, fresh: Exchange): Breakage[] {
  if (old === undefined) return [...becameMandatory(undefined, fresh)];
  return [
    ...signatures(old, fresh),
    ...addresses(old, fresh),
    ...resultCodes(old, fresh),
    ...timeouts(old, fresh),
    ...becameMandatory(old, fresh),
  ];
}

function* signatures(old: Exchange, fresh: Exchange): Generator<Breakage> {
  const received = isReceived(fresh);
  if (breaks(old.signature?.scheme, fresh.signature?.scheme, received))
    yield {
      extension: 'x-signature',
      message: `Requests are signed ${by(fresh.signature?.scheme)} now, before ${by(old.signature?.scheme)}.`,
    };
  if (breaks(old.responseSignature, fresh.responseSignature, !received))
    yield {
      extension: 'x-response-signature',
      message: `Answers are signed ${by(fresh.responseSignature)} now, before ${by(old.responseSignature)}.`,
    };
}

/** @param checked whether readers check the signature; else they make it */
function breaks(old: string | undefined, fresh: string | undefined, checked: boolean): boolean {
  if (old === fresh) return false;
  return checked ? old !== undefined : fresh !== undefined;
}

function by(scheme: string | undefined): string {
  return scheme === undefined ? 'not at all' : `by \`${scheme}\``;
}

function* addresses(old: Exchange, fresh: Exchange): Generator<Breakage> {
  if (fresh.kind === 'webhook' && old.path !== fresh.path)
    yield {
      extension: 'x-subpath',
      message: `Requests are sent to \`${fresh.path}\` below the receiver's address now, before to \`${old.path}\`.`,
    };
}

function* resultCodes(old: Exchange, fresh: Exchange): Generator<Breakage> {
  if (old.resultCodes === undefined || fresh.resultCodes === undefined) return;
  const extension = 'x-result-codes';
  const [before, after] = [old.resultCodes, fresh.resultCodes];
  if (before.code !== after.code)
    yield {
      extension,
      message: `Result codes stand in \`${after.code}\` now, before in \`${before.code}\`.`,
    };
  const known = new Set(after.codes.map(({ code }) => code));
  const gone = before.codes.map(({ code }) => code).filter((code) => !known.has(code));
  if (isReceived(fresh) && gone.length > 0)
    yield { extension, message: `Answers may no longer have the result code ${gone.join(', ')}.` };
}

function* timeouts(old: Exchange, fresh: Exchange): Generator<Breakage> {
  const [before, after] = [old.delivery?.timeout, fresh.delivery?.timeout];
  if (isReceived(fresh) && before !== undefined && after !== undefined && after < before)
    yield {
      extension: 'x-delivery',
      message: `Answers must come within ${after} seconds now, before within ${before}.`,
    };
}

function* becameMandatory(old: Exchange | undefined, fresh: Exchange): Generator<Breakage> {
  const modes = mandatoryModes(fresh).filter(
    (mode) => old === undefined || !mandatoryModes(old).includes(mode),
  );
  if (isReceived(fresh) && modes.length > 0)
    yield {
      extension: 'x-requirement',
      message: `It is mandatory now for products sold ${modes.join(', ')}.`,
    };
}

function mandatoryModes({ requirement }: Exchange): string[] {
  return Object.entries(requirement)
    .filter(([, need]) => need === 'mandatory')
    .map(([mode]) => mode);
}

function isReceived({ kind }: Exchange): boolean {
  return kind !== 'path';
}
