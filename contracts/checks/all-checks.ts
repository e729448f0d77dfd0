import type { Model } from '../../generator/model/model.ts';
import { bookOf } from '../guides/book.ts';
import type { Check, MakeChecks } from './check.ts';
import { createConcurrent } from './idempotency/create-concurrent.ts';
import { createOtherOrder, createSibling } from './idempotency/create-other-order.ts';
import { createResend } from './idempotency/create-resend.ts';
import { debugAfterRelease } from './idempotency/debug-after-release.ts';
import { create } from './life-cycle/create.ts';
import { instanceDetails } from './life-cycle/details.ts';
import { encryptedFields } from './life-cycle/encrypted-fields.ts';
import { queryInstance } from './life-cycle/query.ts';
import { querySeveral } from './life-cycle/query-several.ts';
import { releaseEnds } from './life-cycle/release-ends.ts';
import { lifeSteps } from './life-cycle/steps.ts';
import { usage } from './life-cycle/usage.ts';
import { responseSignature } from './response-signature/response-signature.ts';
import { documentedCode } from './result-codes/documented.ts';
import { mandatoryFields } from './result-codes/mandatory-fields.ts';
import { resultMessage } from './result-codes/message.ts';
import { unknownActivity } from './result-codes/unknown-activity.ts';
import { debuggedUnknown, unknownInstance } from './result-codes/unknown-instance.ts';
import { encodedValues, unicodeBody } from './signature/encoding.ts';
import { everyCallback } from './signature/every-callback.ts';
import { futureTimestamp } from './signature/future-timestamp.ts';
import { hexCase } from './signature/hex-case.ts';
import { memberOrder } from './signature/member-order.ts';
import { missingParameter } from './signature/missing-parameter.ts';
import { otherKey } from './signature/other-key.ts';
import { signedParameters } from './signature/parameters.ts';
import { recentTimestamp } from './signature/recent-timestamp.ts';
import { replayedNonce } from './signature/replayed-nonce.ts';
import { staleTimestamp } from './signature/stale-timestamp.ts';
import { tamperedField } from './signature/tampered-field.ts';
import { tamperedNonce } from './signature/tampered-nonce.ts';
import { tamperedTimestamp } from './signature/tampered-timestamp.ts';
import { truncatedSignature } from './signature/truncated.ts';
import { validSignature } from './signature/valid.ts';
import { wrongSignature } from './signature/wrong.ts';
import { entityChecks } from './sync/entities.ts';
import { tenantChecks } from './sync/tenants.ts';
import { userChecks } from './sync/users.ts';
import { wholeLife } from './sync/whole-life.ts';
import { expireTimeDigits } from './tolerance/expire-time.ts';
import { testFlagMissing, testFlagZero } from './tolerance/test-flag.ts';
import { unknownFields } from './tolerance/unknown-fields.ts';
import { brokenBody } from './transport/broken-body.ts';
import { encoding } from './transport/encoding.ts';
import { httpStatus } from './transport/http-status.ts';
import { inTime } from './transport/in-time.ts';
import { requestContentType } from './transport/request-content-type.ts';
import { responseContentType } from './transport/response-content-type.ts';
import { staysUp } from './transport/stays-up.ts';

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
  everyCallback,
  recentTimestamp,
  futureTimestamp,
  hexCase,
  unicodeBody,
  encodedValues,
  signedParameters,
  memberOrder,
  replayedNonce,

  responseSignature,

  requestContentType,
  httpStatus,
  responseContentType,
  inTime,
  brokenBody,
  encoding,
  staysUp,

  documentedCode,
  resultMessage,
  unknownInstance,
  unknownActivity,
  mandatoryFields,

  unknownFields,
  testFlagZero,
  testFlagMissing,
  expireTimeDigits,
  debuggedUnknown,

  create,
  queryInstance,
  instanceDetails,
  querySeveral,
  lifeSteps,
  releaseEnds,
  encryptedFields,
  usage,

  entityChecks,
  tenantChecks,
  userChecks,
  wholeLife,

  createResend,
  createConcurrent,
  createOtherOrder,
  createSibling,
  debugAfterRelease,
];

/** Every check of a guide; none for documents whose merchants nobody can verify. */
export function checksOf(model: Model): readonly Check[] {
  const book = bookOf(model);
  return book === undefined ? [] : kinds.flatMap((make) => make(book));
}
