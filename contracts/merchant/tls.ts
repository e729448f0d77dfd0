import { BlockList, isIP } from 'node:net';
import {
  checkServerIdentity,
  connect,
  type DetailedPeerCertificate,
  type SecureVersion,
  type TLSSocket,
} from 'node:tls';
import { anyTls } from './connection.ts';

/** What a server showed of itself. */
export interface Handshake {
  /** `TLSv1.3` */
  readonly version: string;
  readonly certificate: DetailedPeerCertificate;
  /** Why nobody vouches for the certificate, in OpenSSL's words: `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly distrust: string | undefined;
}

/**
 * Opens a TLS connection and closes it again.
 *
 * @param oldest version that is offered
 * @param newest version that is offered
 * @param timeout seconds
 * @throws Error when no such connection comes about
 */
export async function shakeHands(
  { hostname, port }: URL,
  oldest: SecureVersion,
  newest: SecureVersion,
  timeout: number,
): Promise<Handshake> {
  const host = bare(hostname);
  const { promise, resolve, reject } = Promise.withResolvers<TLSSocket>();
  const socket = connect({
    ...anyTls,
    host,
    port: Number(port || 443),
    minVersion: oldest,
    maxVersion: newest,
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
  socket.once('secureConnect', () => resolve(socket));
  socket.once('error', reject);
  socket.once('close', () => reject(new Error('The server hung up.')));
  const timer = setTimeout(() => reject(new Error(`No answer within ${timeout} s.`)), timeout * 1000);
  try {
    const { authorized, authorizationError } = await promise;
    return {
      version: socket.getProtocol() ?? '',
      certificate: socket.getPeerCertificate(true),
      // A code, although it is declared as an Error.
      distrust: authorized ? undefined : String(authorizationError),
    };
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** Everything that is wrong with a certificate, as ends of a sentence that begins with "It". */
export function defectsOf(
  { certificate, distrust }: Handshake,
  { hostname }: URL,
  now = Date.now(),
): string[] {
  const defects: string[] = [];
  const { valid_from: from, valid_to: to } = certificate;
  if (now > Date.parse(to)) defects.push(`expired on ${dayOf(to)}`);
  if (now < Date.parse(from)) defects.push(`is not valid before ${dayOf(from)}`);
  if (checkServerIdentity(bare(hostname), certificate) !== undefined)
    defects.push(`is not for ${bare(hostname)}, but for ${certificate.subjectaltname ?? 'no name at all'}`);
  const reason = distrustWords[distrust ?? ''];
  if (reason !== undefined) defects.push(reason);
  else if (distrust !== undefined && defects.length === 0) defects.push(`is not trusted (${distrust})`);
  return defects;
}

const ownAuthority = 'was issued by an authority that nobody else knows';
const noIssuer =
  'comes without an issuer that is recognised: the server has to send the intermediate certificates, too';

const distrustWords: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: ownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: noIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: noIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: noIssuer,
};

/** A server on this machine or in a network of its owner, where nobody can get a recognised certificate. */
export function isPrivate({ hostname }: URL): boolean {
  const host = bare(hostname);
  const family = isIP(host);
  if (family !== 0) return privateNetworks().check(host, family === 4 ? 'ipv4' : 'ipv6');
  return !host.includes('.') || /\.(?:localhost|local|internal|test|example|invalid|lan)$/.test(host);
}

function privateNetworks(): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of [
    ['127.0.0.0', 8],
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['169.254.0.0', 16],
  ] as const)
    list.addSubnet(network, prefix, 'ipv4');
  list.addAddress('::1', 'ipv6');
  list.addSubnet('fc00::', 7, 'ipv6');
  list.addSubnet('fe80::', 10, 'ipv6');
  return list;
}

/** An IPv6 address stands in brackets in a URL. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function dayOf(date: string): string {
  return new Date(date).toISOString().slice(0, 10);
}
