/** RFC 6962 inclusion proofs over SM3: the root that an entry and its audit path lead to. */
import { sm3 } from './sm3';

export function bytesOfHex(hex: string): Uint8Array {
  const pairs = hex.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The digest of a leaf: SM3(0x00 || entry). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sm3(Uint8Array.of(0, ...entry));
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sm3(Uint8Array.of(1, ...left, ...right));
}

/**
 * The root of the tree of `size` leaves in which `leaf` stands at `index`,
 * or `undefined` when the path has the wrong length for that place.
 */
export function rootOf(leaf: Uint8Array, index: number, size: number, path: Uint8Array[]): Uint8Array | undefined {
  if (index < 0 || index >= size) return undefined;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      // A last node without right neighbour rises until it is a right child.
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hash : undefined;
}
