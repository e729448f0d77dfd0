const station = (digit: number): string => `efdbb9d1-02c2-4bc3-afb7-6788d8782b1${digit}`;

const trips = `/trips?origin=${station(1)}&destination=${station(2)}&date=2026-02-01T09%3A00%3A00Z&dogs=true`;

const booking = {
  trip_id: station(3),
  passenger_name: 'John Doe',
  has_bicycle: true,
  has_dog: false,
};

const kinds = [
  printed('GET', '/stations'),
  printed('GET', trips),
  printed('GET', `/bookings/${station(4)}`),
  printed('POST', '/bookings', JSON.stringify(booking)),
] as const;

/** Requests of the train travel document, of four operations in turn. All are valid. */
export function makeRequests(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, index) => kinds[index % kinds.length] ?? kinds[0]);
}

function printed(method: string, target: string, body = ''): Uint8Array {
  const head = [
    `${method} ${target} HTTP/1.1`,
    'Host: localhost',
    'Accept: application/json',
    'Authorization: Bearer bench',
    ...(body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
