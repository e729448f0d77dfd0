import type { JsonSchema } from '../../../generator/model/model.ts';

const id = { type: 'string', maxLength: 64 };
const time = { type: 'string' };

const record = {
  type: 'object',
  properties: {
    instance_id: id,
    record_time: time,
    begin_time: time,
    end_time: time,
    usage_value: { type: ['string', 'number'] },
    metering_sn: id,
    product_id: id,
    relate_pkg_instance: id,
  },
};
const mandatory = ['instance_id', 'record_time', 'begin_time', 'end_time', 'usage_value'];

function request(records: string): JsonSchema {
  return {
    type: 'object',
    required: ['usage_records'],
    properties: {
      usage_records: { type: 'array', items: { $ref: `#/components/schemas/${records}` } },
    },
  };
}

/**
 * Requests of the usage pushes as the platform takes them. A faulty record does not make the call invalid (rule 1 of
 * zh-cn_topic_0070649410), so the values that the codes of single records speak of are left to them, as is the number
 * of records.
 */
export const usageSchemas: Readonly<Record<string, JsonSchema>> = {
  PushUsageRequest: request('UsagePushData'),
  UsagePushData: { ...record, required: mandatory },
  PushUsageV1Request: request('UsagePushDataV1'),
  UsagePushDataV1: { ...record, required: [...mandatory, 'product_id'] },
};
