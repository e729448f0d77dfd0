import type { Model } from '../../generator/model/model.ts';
import { bookOf } from '../guides/book.ts';
import { type Plan, plans, type Scope } from '../plan.ts';
import { callerOrderQuery } from './caller/order-query.ts';
import { callerParameters } from './caller/parameters.ts';
import { callerPolling } from './caller/polling.ts';
import { callerSignature } from './caller/signature.ts';
import type { Check, MakeChecks } from './check.ts';
import { debugCases } from './debug/debug-cases.ts';
import { dialTests } from './dialing/dial-tests.ts';
import { generatedCases } from './generated/generated-cases.ts';
import { createConcurrent } from './idempotency/create-concurrent.ts';
import { createFrozen } from './idempotency/create-frozen.ts';
import { createLostReply } from './idempotency/create-lost-reply.ts';
import { createOtherOrder, createSibling } from './idempotency/create-other-order.ts';
import { createResend } from './idempotency/create-resend.ts';
import { createResendAccess } from './idempotency/create-resend-access.ts';
import { debugAfterRelease } from './idempotency/debug-after-release.ts';
import { repeatedEarly, repeatedSteps } from './idempotency/repeated-steps.ts';
import { create } from './life-cycle/create.ts';
import { instanceDetails } from './life-cycle/details.ts';
import { encryptedFields } from './life-cycle/encrypted-fields.ts';
import { knownSubject } from './life-cycle/known.ts';
import { queryInstance } from './life-cycle/query.ts';
import { queryFrozen } from './life-cycle/query-frozen.ts';
import { queryHundred } from './life-cycle/query-hundred.ts';
import { querySeveral } from './life-cycle/query-several.ts';
import { releaseEnds } from './life-cycle/release-ends.ts';
import { released } from './life-cycle/released.ts';
import { lifeSteps } from './life-cycle/steps.ts';
import { usage } from './life-cycle/usage.ts';
import { usageTold } from './life-cycle/usage-told.ts';
import { wholeLives } from './life-cycle/whole-lives.ts';
import { responseSignature } from './response-signature/response-signature.ts';
import { documentedCode } from './result-codes/documented.ts';
import { mandatoryFields } from './result-codes/mandatory-fields.ts';
import { mandatoryMembers } from './result-codes/mandatory-members.ts';
import { resultMessage } from './result-codes/message.ts';
import { overLongs } from './result-codes/over-long.ts';
import { unknownActivity } from './result-codes/unknown-activity.ts';
import { debuggedUnknown, unknownInstance } from './result-codes/unknown-instance.ts';
import { unknownValues } from './result-codes/unknown-value.ts';
import { wrongTypes } from './result-codes/wrong-type.ts';
import { accessKey } from './safety/access-key.ts';
import { expectedSignature } from './safety/expected-signature.ts';
import { hostileIdentifiers } from './safety/hostile.ts';
import { internals } from './safety/internals.ts';
import { unharmed } from './safety/unharmed.ts';
import { emptyMember } from './signature/empty-member.ts';
import { encodedValues, unicodeBody } from './signature/encoding.ts';
import { everyCallback } from './signature/every-callback.ts';
import { forgedRelease } from './signature/forged-release.ts';
import { futureTimestamp } from './signature/future-timestamp.ts';
import { hexCase } from './signature/hex-case.ts';
import { malformedTimestamp } from './signature/malformed-timestamp.ts';
import { memberOrder } from './signature/member-order.ts';
import { missingParameter } from './signature/missing-parameter.ts';
import { nestedMembers } from './signature/nested-members.ts';
import { nonceLength } from './signature/nonce-length.ts';
import { escapedCharacters, oddNumbers, rawBytes } from './signature/odd-bodies.ts';
import { otherKey } from './signature/other-key.ts';
import { signedParameters } from './signature/parameters.ts';
import { recentTimestamp } from './signature/recent-timestamp.ts';
import { replayedNonce } from './signature/replayed-nonce.ts';
import { specialCharacters } from './signature/special-characters.ts';
import { staleTimestamp } from './signature/stale-timestamp.ts';
import { tamperedField } from './signature/tampered-field.ts';
import { tamperedNonce } from './signature/tampered-nonce.ts';
import { tamperedTimestamp } from './signature/tampered-timestamp.ts';
import { truncatedSignature } from './signature/truncated.ts';
import { validSignature } from './signature/valid.ts';
import { wrongSignature } from './signature/wrong.ts';
import { entityChecks } from './sync/entities.ts';
import { repeatedEntities } from './sync/repeated-entities.ts';
import { secretDecrypted } from './sync/secret.ts';
import { tenantChanges } from './sync/tenant-changes.ts';
import { tenantChecks } from './sync/tenants.ts';
import { userChecks } from './sync/users.ts';
import { wholeLife } from './sync/whole-life.ts';
import { expireTimeDigits } from './tolerance/expire-time.ts';
import { privateData } from './tolerance/private-data.ts';
import { testFlagMissing, testFlagNumber, testFlagZero, testFlagZeroIsReal } from './tolerance/test-flag.ts';
import { unknownFields } from './tolerance/unknown-fields.ts';
import { variants } from './tolerance/variants.ts';
import { bodyInParts } from './transport/body-in-parts.ts';
import { brokenBody } from './transport/broken-body.ts';
import { keepAlive, newConnection } from './transport/connections.ts';
import { encoding } from './transport/encoding.ts';
import { httpStatus } from './transport/http-status.ts';
import { certificate, tlsVersion } from './transport/https.ts';
import { inTime } from './transport/in-time.ts';
import { largeBody } from './transport/large-body.ts';
import { method } from './transport/method.ts';
import { requestCharset } from './transport/request-charset.ts';
import { requestContentType } from './transport/request-content-type.ts';
import { responseContentType } from './transport/response-content-type.ts';
import { staysUp } from './transport/stays-up.ts';
import { tenConcurrent } from './transport/ten-concurrent.ts';

/** Every kind of checks, family by family; checks of one stage run in this order. */
const kinds: readonly MakeChecks[] = [
  validSignature,
  missingParameter,
  wrongSignature,
  truncatedSignature,
  otherKey,
  tamperedField,
  tamperedTimestamp,
  tamperedNonce,
  staleTimestamp,
  malformedTimestamp,
  nonceLength,
  everyCallback,
  forgedRelease,
  recentTimestamp,
  futureTimestamp,
  hexCase,
  unicodeBody,
  specialCharacters,
  emptyMember,
  rawBytes,
  escapedCharacters,
  oddNumbers,
  nestedMembers,
  encodedValues,
  signedParameters,
  memberOrder,
  replayedNonce,

  responseSignature,

  certificate,
  tlsVersion,
  requestContentType,
  method,
  requestCharset,
  httpStatus,
  responseContentType,
  inTime,
  brokenBody,
  tenConcurrent,
  bodyInParts,
  keepAlive,
  newConnection,
  largeBody,
  encoding,
  staysUp,

  documentedCode,
  resultMessage,
  unknownInstance,
  unknownActivity,
  mandatoryFields,
  mandatoryMembers,
  wrongTypes,
  overLongs,
  unknownValues,

  internals,
  accessKey,
  expectedSignature,
  hostileIdentifiers,
  unharmed,

  unknownFields,
  privateData,
  testFlagZero,
  testFlagZeroIsReal,
  testFlagMissing,
  testFlagNumber,
  expireTimeDigits,
  variants,
  debuggedUnknown,

  create,
  queryInstance,
  instanceDetails,
  querySeveral,
  queryHundred,
  knownSubject,
  repeatedEarly,
  lifeSteps,
  queryFrozen,
  releaseEnds,
  released,
  wholeLives,
  encryptedFields,
  usage,
  usageTold,

  entityChecks,
  repeatedEntities,
  secretDecrypted,
  tenantChecks,
  tenantChanges,
  userChecks,
  wholeLife,

  createResend,
  createResendAccess,
  createConcurrent,
  createLostReply,
  createFrozen,
  createOtherOrder,
  createSibling,
  debugAfterRelease,
  repeatedSteps,

  generatedCases,
];

/** What the merchant calls, for those who let it be heard. */
const callerKinds: readonly MakeChecks[] = [
  callerSignature,
  callerParameters,
  callerPolling,
  callerOrderQuery,
];

const kindsOf: Readonly<Record<Plan, readonly MakeChecks[]>> = {
  full: kinds,
  debug: [debugCases],
  dialing: [dialTests],
};

/** The checks of a guide in a scope; none for documents whose merchants nobody can verify. */
export function checksOf(model: Model, { plan = 'full', hears = false }: Scope = {}): readonly Check[] {
  const book = bookOf(model);
  const made = [...kindsOf[plan], ...(plan === 'full' && hears ? callerKinds : [])];
  return book === undefined ? [] : made.flatMap((make) => make(book));
}

/** The checks of a guide in all plans. */
export function everyCheckOf(model: Model): readonly Check[] {
  return plans.flatMap((plan) => checksOf(model, { plan, hears: true }));
}
