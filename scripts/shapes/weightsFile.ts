/** The learnt numbers as a file: 32-bit floats in base64, with the seed, the versions and a checksum. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Weights } from './weights.ts';

const file = z.strictObject({
  format: z.literal('rederive-network'),
  version: z.literal(1),
  about: z.record(z.string(), z.json()),
  checksum: z.string(),
  weights: z.record(z.string(), z.strictObject({ shape: z.array(z.number().int()), values: z.base64() })),
});
export type NetworkFile = z.output<typeof file>;

/** SHA-256 over names and bytes. */
function checksumOf(weights: NetworkFile['weights']): string {
  return createHash('sha256').update(JSON.stringify(weights)).digest('hex');
}

export function weightsText(about: NetworkFile['about'], weights: Weights): string {
  const encoded = Object.fromEntries(
    Object.entries(weights).map(([name, { shape, values }]) => [
      name,
      { shape: [...shape], values: Buffer.from(littleEndian(values)).toString('base64') },
    ]),
  );
  const whole: NetworkFile = {
    format: 'rederive-network',
    version: 1,
    about,
    checksum: checksumOf(encoded),
    weights: encoded,
  };
  return `${JSON.stringify(whole, undefined, 1)}\n`;
}

export interface Network {
  readonly weights: Weights;
  /** Seed, settings, versions, and how the training went. */
  readonly about: NetworkFile['about'];
  readonly checksum: string;
}

/** Throws where the file is no network or its bytes are not those that were written. */
export function readNetwork(text: string): Network {
  const { about, checksum, weights } = file.parse(JSON.parse(text));
  if (checksumOf(weights) !== checksum)
    throw new Error('the checksum of the network does not fit its weights');
  const decoded = Object.entries(weights).map(([name, { shape, values }]) => {
    const bytes = Buffer.from(values, 'base64');
    const floats = Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at));
    return [name, { shape, values: floats }] as const;
  });
  return { about, checksum, weights: Object.fromEntries(decoded) };
}

function littleEndian(values: Float32Array): Uint8Array {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeFloatLE(value, 4 * at));
  return bytes;
}
