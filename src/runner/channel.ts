/** Frames on a byte stream: a JSON header and, after it, a row of doubles. */

export interface Frame {
  readonly header: unknown;
  readonly words: Float64Array;
}

/** A frame never grows beyond this, whoever sends it. */
const LARGEST_FRAME = 64 * 2 ** 20;
const PREFIX = 8;

/** One frame: total length and header length (each 32 bits, little-endian, bytes), header, doubles. */
export function frameOf(headerJson: string, words?: Float64Array): Buffer {
  const header = Buffer.byteLength(headerJson);
  const body = words === undefined ? 0 : words.byteLength;
  const frame = Buffer.allocUnsafe(PREFIX + header + body);
  writeLength(frame, 0, header + body);
  writeLength(frame, 4, header);
  frame.write(headerJson, PREFIX);
  if (words !== undefined) frame.set(new Uint8Array(words.buffer, words.byteOffset, body), PREFIX + header);
  return frame;
}

// By hand, since whoever has just started pays for each function of Node's that he calls first: it is compiled then.
function writeLength(bytes: Uint8Array, at: number, length: number): void {
  for (let i = 0; i < 4; i += 1) bytes[at + i] = length >>> (8 * i);
}

function readLength(bytes: Uint8Array, at: number): number {
  let length = 0;
  for (let i = 3; i >= 0; i -= 1) length = length * 256 + (bytes[at + i] ?? 0);
  return length;
}

/** Puts frames together from chunks as they arrive. `push` throws a RangeError on a frame that no honest peer sends. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;

  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const frames: Frame[] = [];
    for (;;) {
      if (this.#length < PREFIX) return frames;
      const start = this.#peek(PREFIX);
      const size = readLength(start, 0);
      const headerSize = readLength(start, 4);
      if (size > LARGEST_FRAME || headerSize > size || (size - headerSize) % 8 !== 0) {
        throw new RangeError('A damaged frame arrived.');
      }
      if (this.#length < PREFIX + size) return frames;
      const whole = this.#peek(PREFIX + size);
      const rest = whole.subarray(PREFIX + size);
      this.#chunks = rest.length > 0 ? [rest] : [];
      this.#length = rest.length;
      const header: unknown = JSON.parse(whole.toString('utf8', PREFIX, PREFIX + headerSize));
      const words = new Float64Array((size - headerSize) / 8);
      new Uint8Array(words.buffer).set(whole.subarray(PREFIX + headerSize, PREFIX + size));
      frames.push({ header, words });
    }
  }

  /** At least `count` bytes in one piece; joined only once a whole frame has arrived, so joining stays linear. */
  #peek(count: number): Buffer {
    const first = this.#chunks[0];
    if (first !== undefined && first.length >= count) return first;
    const joined = Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined;
  }
}
