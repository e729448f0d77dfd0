/** What a pact gets wrong, and what is said of it. */
export interface BrokenPact {
  readonly name: string;
  /** Bundled pact, without `koogallery-` and `.json`. */
  readonly pact: string;
  /** Guide whose document it is compared with. */
  readonly guide: string;
  /** Description of the interaction that is broken. */
  readonly interaction: string;
  /** Place in the interaction, and what is put there; `undefined` takes it out. */
  readonly put: Readonly<Record<string, unknown>>;
  /** Beginning of the message. */
  readonly says: string;
  /** JSON pointer below the interaction that the message names. */
  readonly at: string;
  /** What the line of the document that the message names must hold. */
  readonly documented: string;
  /** How to mend it. */
  readonly mend: string;
  readonly status?: 'warn';
}

const saasV2 = { pact: 'platform-saas-v2-merchant', guide: 'saas-v2' } as const;
const openApi = { pact: 'merchant-open-api-platform', guide: 'open-api' } as const;
const login = { pact: 'merchant-login-platform', guide: 'login' } as const;

export const brokenPacts: readonly BrokenPact[] = [
  {
    name: 'a mandatory field is missing in the request',
    ...saasV2,
    interaction: 'newInstance: created',
    put: { 'request/body/content/orderId': undefined },
    says: 'The request of newInstance lacks orderId, which is mandatory',
    at: '/request/body/content',
    documented: 'orderId:',
    mend: 'Let the consumer send orderId.',
  },
  {
    name: 'a field has the wrong type',
    ...saasV2,
    interaction: 'newInstance: created',
    put: { 'request/body/content/orderId': 42 },
    says: 'In the request of newInstance, orderId must be string',
    at: '/request/body/content/orderId',
    documented: 'orderId:',
    mend: 'Give the example in the pact a value as the document describes it.',
  },
  {
    name: 'a field is too long',
    ...saasV2,
    interaction: 'newInstance: created',
    put: { 'request/body/content/businessId': 'x'.repeat(200) },
    says: 'In the request of newInstance, businessId must NOT have more than 64 characters',
    at: '/request/body/content/businessId',
    documented: 'businessId:',
    mend: 'Give the example',
  },
  {
    name: 'a value is not among the documented ones',
    ...saasV2,
    interaction: 'updateInstanceStatus: freeze',
    put: { 'request/body/content/status': 'FREZE' },
    says: 'In the request of updateInstanceStatus, status must be equal to one of the allowed values: ["FREEZE","UNFREEZE"]',
    at: '/request/body/content/status',
    documented: 'status:',
    mend: 'Give the example',
  },
  {
    name: 'a field of the request is misspelt',
    ...saasV2,
    interaction: 'updateInstanceStatus: freeze',
    put: { 'request/body/content/testflag': '1' },
    says: 'The request of updateInstanceStatus holds testflag, which the document does not know',
    at: '/request/body/content/testflag',
    documented: 'UpdateInstanceStatusRequest:',
    mend: 'Did you mean testFlag?',
    status: 'warn',
  },
  {
    name: 'nobody knows the activity',
    ...saasV2,
    interaction: 'newInstance: created',
    put: { 'request/body/content/activity': 'newInstanse' },
    says: 'The document knows no activity "newInstanse"',
    at: '/request/body/content/activity',
    documented: 'x-dispatch:',
    mend: 'Did you mean newInstance?',
  },
  {
    name: 'the activity is missing',
    ...saasV2,
    interaction: 'newInstance: created',
    put: { 'request/body/content/activity': undefined },
    says: 'The request has no activity in its body',
    at: '/request/body/content',
    documented: 'x-dispatch:',
    mend: 'Give it one of newInstance, ',
  },
  {
    name: 'the answer is expected to hold a field that nobody documents',
    ...saasV2,
    interaction: 'newInstance: created',
    put: { 'response/body/content/instanceID': '1' },
    says: 'The answer to newInstance is expected to hold instanceID, which the document does not know',
    at: '/response/body/content/instanceID',
    documented: 'NewInstanceResponse:',
    mend: 'Did you mean instanceId?',
  },
  {
    name: 'a field deep in the answer is not documented',
    ...saasV2,
    interaction: 'queryInstance: ready',
    put: {
      'response/body/content/info': [{ instanceId: '1', appInfo: { frontEndURL: 'https://a.example' } }],
    },
    says: 'The answer to queryInstance is expected to hold info.0.appInfo.frontEndURL',
    at: '/response/body/content/info/0/appInfo/frontEndURL',
    documented: 'appInfo:',
    mend: 'Did you mean frontEndUrl?',
  },
  {
    name: 'the result code is expected as a number',
    ...saasV2,
    interaction: 'queryInstance: ready',
    put: { 'response/body/content/resultCode': 0 },
    says: 'In the answer to queryInstance, resultCode must be string',
    at: '/response/body/content/resultCode',
    documented: 'resultCode:',
    mend: 'Give the example',
  },
  {
    name: 'the result code is not documented for the exchange',
    ...saasV2,
    interaction: 'queryInstance: ready',
    put: { 'response/body/content/resultCode': '000103' },
    says: 'queryInstance is expected to be answered with resultCode 000103, which is not documented for it',
    at: '/response/body/content/resultCode',
    documented: 'x-result-codes:',
    mend: 'Expect a documented code.',
  },
  {
    name: 'the status is not documented',
    ...saasV2,
    interaction: 'queryInstance: ready',
    put: { 'response/status': 201 },
    says: 'queryInstance is expected to be answered with HTTP 201, which the document does not know',
    at: '/response/status',
    documented: 'responses:',
    mend: 'Expect a documented status, or document this one.',
  },
  {
    name: 'the answer is expected in another media type',
    ...saasV2,
    interaction: 'queryInstance: ready',
    put: { 'response/headers/Content-Type': ['text/html'] },
    says: 'The answer to queryInstance comes with text/html, and the document has application/json',
    at: '/response',
    documented: 'content:',
    mend: 'Give it the header Content-Type: application/json.',
  },
  {
    name: 'the answer is expected to have a header that nobody documents',
    ...saasV2,
    interaction: 'queryInstance: ready',
    put: { 'response/headers/X-Instance': ['1'] },
    says: 'The answer to queryInstance is expected to have the header X-Instance',
    at: '/response/headers/X-Instance',
    documented: '"200":',
    mend: 'Take it out of what the consumer expects, or document it.',
  },
  {
    name: 'the method is another one',
    ...saasV2,
    interaction: 'queryInstance: ready',
    put: { 'request/method': 'PUT' },
    says: 'The document has no PUT /',
    at: '/request/method',
    documented: 'newInstance:',
    mend: 'Send it with POST.',
  },
  {
    name: 'the signature has the wrong form',
    ...saasV2,
    interaction: 'queryInstance: ready',
    put: { 'request/query/signature': ['not hexadecimal'] },
    says: 'The query parameter signature of queryInstance must match pattern',
    at: '/request/query/signature',
    documented: 'Signature:',
    mend: 'Send a signature as the document describes it.',
  },
  {
    name: 'the signature is left to a proxy',
    ...saasV2,
    interaction: 'queryInstance: ready',
    put: { 'request/query/signature': undefined },
    says: 'The request of queryInstance lacks the query parameter signature, which is mandatory',
    at: '/request/query',
    documented: 'Signature:',
    mend: 'That is right only where something in between signs, as `koocontract proxy` does',
    status: 'warn',
  },
  {
    name: 'the body is missing',
    ...saasV2,
    interaction: 'queryInstance: ready',
    put: { 'request/body': undefined, 'request/headers': {} },
    says: 'The request has no activity in its body',
    at: '/request',
    documented: 'x-dispatch:',
    mend: 'Give it one of newInstance',
  },
  {
    name: 'a callback of the first generation lacks a parameter of its query',
    pact: 'platform-saas-v1-merchant',
    guide: 'saas-v1',
    interaction: 'queryInstance: one',
    put: { 'request/query/instanceId': undefined },
    says: 'The request of queryInstance lacks the query parameter instanceId, which is mandatory',
    at: '/request/query',
    documented: 'name: instanceId',
    mend: 'Let the consumer send instanceId.',
  },
  {
    name: 'a callback on its own path is misspelt',
    pact: 'platform-kit-v2-merchant',
    guide: 'kit-v2',
    interaction: 'tenantSync: add',
    put: { 'request/path': '/produceAPI/v2/tenantsSync' },
    says: 'The document has no path /produceAPI/v2/tenantsSync',
    at: '/request/path',
    documented: 'webhooks:',
    mend: 'Did you mean /produceAPI/v2/tenantSync?',
  },
  {
    name: 'a call to the platform has a query parameter that nobody documents',
    ...openApi,
    interaction: 'queryOrder: MOCKONETIMENEW',
    put: { 'request/query/orderID': ['1'] },
    says: 'The document knows no query parameter orderID of queryOrder',
    at: '/request/query/orderID',
    documented: 'get:',
    mend: 'Did you mean orderId?',
    status: 'warn',
  },
  {
    name: 'a form has a value of the wrong kind',
    ...login,
    interaction: 'getToken: with-refresh-token',
    put: {
      'request/body/content':
        'grant_type=nonsense&code=1&client_id=a&client_secret=b&redirect_uri=https%3A%2F%2Fa.example',
    },
    says: 'In the request of getToken, grant_type must be equal to',
    at: '/request/body/content/grant_type',
    documented: 'grant_type:',
    mend: 'Give the example',
  },
  {
    name: 'a multipart body is cut off',
    ...openApi,
    interaction: 'uploadFile: characters',
    put: { 'request/body/content': '--part-of-the-pact-examples' },
    says: "The body of the request of uploadFile can't be read",
    at: '/request/body/content',
    documented: 'multipart/form-data',
    mend: 'Write it as multipart/form-data.',
  },
];
