/** SM3 (GB/T 32905-2016), so that the browser checks a proof by itself instead of believing the server. */

const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const;

const rotate = (x: number, n: number) => (x << (n % 32)) | (x >>> ((32 - (n % 32)) % 32));

/** The 32-byte digest of the message. */
export function sm3(message: Uint8Array): Uint8Array {
  const padded = pad(message);
  let state: number[] = [...START];
  for (let at = 0; at < padded.length; at += 64) state = compress(state, new DataView(padded.buffer, at, 64));
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setUint32(index * 4, word >>> 0);
  });
  return new Uint8Array(digest.buffer);
}

/** One bit, zeros, and the length in bits, to a multiple of 64 bytes. */
function pad(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(length - 4, (message.length << 3) >>> 0);
  return padded;
}

function compress(state: number[], block: DataView): number[] {
  const w: number[] = [];
  const word = (i: number) => w[i] as number;
  for (let i = 0; i < 16; i += 1) w.push(block.getUint32(i * 4) | 0);
  for (let i = 16; i < 68; i += 1) {
    const mixed = word(i - 16) ^ word(i - 9) ^ rotate(word(i - 3), 15);
    w.push(mixed ^ rotate(mixed, 15) ^ rotate(mixed, 23) ^ rotate(word(i - 13), 7) ^ word(i - 6));
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let j = 0; j < 64; j += 1) {
    const constant = j < 16 ? 0x79cc4519 : 0x7a879d8a;
    const ss1 = rotate((rotate(a, 12) + e + rotate(constant, j)) | 0, 7);
    const ss2 = ss1 ^ rotate(a, 12);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + ss2 + (word(j) ^ word(j + 4))) | 0;
    const tt2 = (gg + h + ss1 + word(j)) | 0;
    [d, c, b, a] = [c, rotate(b, 9), a, tt1];
    [h, g, f, e] = [g, rotate(f, 19), e, tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17)];
  }
  return [a, b, c, d, e, f, g, h].map((value, index) => value ^ (state[index] as number));
}
