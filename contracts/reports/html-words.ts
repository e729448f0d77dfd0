import type { Calls, Status } from '../result.ts';
import { escapeMarkup } from './markup.ts';

/** English, Chinese. */
export type Words = readonly [string, string];

/** Both languages; the page shows the one that its root element names. */
export function both([english, chinese]: Words): string {
  return `<span class="w" lang="en">${escapeMarkup(english)}</span><span class="w" lang="zh-CN">${escapeMarkup(chinese)}</span>`;
}

export const words = {
  verification: ['Verification of', '验证报告：'],
  took: ['took', '用时'],
  expected: ['Expected', '预期'],
  actual: ['Actual', '实际'],
  request: ['Request', '请求'],
  response: ['Response', '响应'],
  emptyBody: ['(empty body)', '（无消息体）'],
  after: ['after', '耗时'],
  documented: ['Documented in', '规则出处'],
  reproduce: ['Reproduce', '复现命令'],
  copy: ['Copy', '复制'],
  copied: ['Copied', '已复制'],
  selected: ['Selected: copy it by hand', '已选中，请手动复制'],
  curl: ['This very request as curl; its signature expires', '以 curl 重发此请求（签名会过期）'],
  copyCurl: ['Copy as curl', '复制为 curl'],
  status: ['Status', '结果'],
  family: ['Family', '类别'],
  all: ['all', '全部'],
  merchant: ['merchant', '商家'],
  guide: ['guide', '接入指南'],
  time: ['time', '用时'],
  notReached: ['Not reached', '无法连接'],
  waivedUntil: ['waived until', '豁免至'],
  nothing: ['Nothing matches the filter.', '没有符合筛选条件的检查。'],
} satisfies Record<string, Words>;

export const headings: Readonly<Record<Status, Words>> = {
  fail: ['Failures', '失败'],
  warn: ['Warnings', '警告'],
  skip: ['Skipped', '跳过'],
  pass: ['Passed', '通过'],
};

export const countWords: Readonly<Record<Status, Words>> = {
  fail: ['failed', '失败'],
  warn: ['warnings', '警告'],
  skip: ['skipped', '跳过'],
  pass: ['passed', '通过'],
};

export const callsWords: Readonly<Record<Calls, Words>> = {
  debug: ['debugging calls', '调试调用'],
  real: ['real calls', '真实调用'],
};

const families: Readonly<Record<string, string>> = {
  signature: '签名',
  'response-signature': '响应签名',
  transport: '传输',
  'result-codes': '结果码',
  tolerance: '兼容性',
  idempotency: '幂等',
  'life-cycle': '生命周期',
  sync: '同步',
  safety: '安全',
  caller: '商家调用',
  waivers: '豁免',
  pact: '契约',
};

/** A family that has no Chinese name keeps its own. */
export function familyWords(family: string): Words {
  const chinese = Object.hasOwn(families, family) ? families[family] : undefined;
  return [family, chinese ?? family];
}
