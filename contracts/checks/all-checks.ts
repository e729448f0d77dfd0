import type { Check } from './check.ts';
import { createConcurrent } from './idempotency/create-concurrent.ts';
import { createOtherLine, createOtherOrder } from './idempotency/create-other-order.ts';
import { createResend } from './idempotency/create-resend.ts';
import { debugAfterRelease } from './idempotency/debug-after-release.ts';
import { renewResend, upgradeResend } from './idempotency/order-resend.ts';
import { releaseResend } from './idempotency/release-resend.ts';
import { freezeResend, unfreezeResend } from './idempotency/status-resend.ts';
import { changeCheck, upgrade } from './life-cycle/change.ts';
import { createInstance } from './life-cycle/create.ts';
import { queryInstance } from './life-cycle/query.ts';
import { queryAppInfo, queryFields, queryMemo, queryUsageInfo } from './life-cycle/query-details.ts';
import { querySeveral } from './life-cycle/query-several.ts';
import { release, releaseEnds, releaseExpired } from './life-cycle/release.ts';
import { renew, renewalCancelled, renewalChange, trialToFormal } from './life-cycle/renew.ts';
import { freeze, renewFrozen, unfreeze } from './life-cycle/status.ts';
import { documentedCode } from './result-codes/documented.ts';
import { mandatoryFields } from './result-codes/mandatory-fields.ts';
import { resultMessage } from './result-codes/message.ts';
import { unknownActivity } from './result-codes/unknown-activity.ts';
import { unknownInstance } from './result-codes/unknown-instance.ts';
import { everyCallback } from './signature/every-callback.ts';
import { futureTimestamp } from './signature/future-timestamp.ts';
import { hexCase } from './signature/hex-case.ts';
import { missingParameter } from './signature/missing-parameter.ts';
import { otherKey } from './signature/other-key.ts';
import { recentTimestamp } from './signature/recent-timestamp.ts';
import { replayedNonce } from './signature/replayed-nonce.ts';
import { staleTimestamp } from './signature/stale-timestamp.ts';
import { tamperedBody } from './signature/tampered-body.ts';
import { tamperedNonce } from './signature/tampered-nonce.ts';
import { tamperedTimestamp } from './signature/tampered-timestamp.ts';
import { truncatedSignature } from './signature/truncated.ts';
import { unicodeBody } from './signature/unicode-body.ts';
import { validSignature } from './signature/valid.ts';
import { wrongSignature } from './signature/wrong.ts';
import { expireTimeDigits } from './tolerance/expire-time.ts';
import { testFlagZero } from './tolerance/test-flag.ts';
import { unknownFields } from './tolerance/unknown-fields.ts';
import { brokenBody } from './transport/broken-body.ts';
import { encoding } from './transport/encoding.ts';
import { httpStatus } from './transport/http-status.ts';
import { inTime } from './transport/in-time.ts';
import { requestContentType } from './transport/request-content-type.ts';
import { responseContentType } from './transport/response-content-type.ts';
import { staysUp } from './transport/stays-up.ts';

/** Every check, family by family; those of one stage run in this order. */
export const allChecks: readonly Check[] = [
  validSignature,
  ...missingParameter,
  wrongSignature,
  truncatedSignature,
  otherKey,
  tamperedBody,
  tamperedTimestamp,
  tamperedNonce,
  staleTimestamp,
  ...everyCallback,
  ...recentTimestamp,
  futureTimestamp,
  ...hexCase,
  unicodeBody,
  replayedNonce,

  requestContentType,
  httpStatus,
  responseContentType,
  inTime,
  ...brokenBody,
  encoding,
  staysUp,

  documentedCode,
  resultMessage,
  ...unknownInstance,
  unknownActivity,
  ...mandatoryFields,

  unknownFields,
  testFlagZero,
  ...expireTimeDigits,

  createInstance,
  queryInstance,
  queryAppInfo,
  queryFields,
  queryMemo,
  queryUsageInfo,
  querySeveral,
  trialToFormal,
  renew,
  renewalCancelled,
  renewalChange,
  upgrade,
  changeCheck,
  freeze,
  renewFrozen,
  unfreeze,
  releaseExpired,
  releaseEnds,
  release,

  createResend,
  createConcurrent,
  createOtherOrder,
  createOtherLine,
  renewResend,
  upgradeResend,
  unfreezeResend,
  freezeResend,
  releaseResend,
  debugAfterRelease,
];
