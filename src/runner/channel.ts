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
  const header = Buffer.from(headerJson, 'utf8');
  const body = words === undefined ? 0 : words.byteLength;
  const frame = Buffer.allocUnsafe(PREFIX + header.length + body);
  frame.writeUInt32LE(header.length + body, 0);
  frame.writeUInt32LE(header.length, 4);
  header.copy(frame, PREFIX);
  if (words !== undefined && body > 0) {
    Buffer.from(words.buffer, words.byteOffset, body).copy(frame, PREFIX + header.length);
  }
  return frame;
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
      const size = start.readUInt32LE(0);
      const headerSize = start.readUInt32LE(4);
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
      whole.copy(Buffer.from(words.buffer), 0, PREFIX + headerSize, PREFIX + size);
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
