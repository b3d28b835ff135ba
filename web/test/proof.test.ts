import { describe, expect, it } from 'vitest';
import { hexOf, leafHash, rootOf } from '../src/kit/proof/inclusion';
import { sm3 } from '../src/kit/proof/sm3';
import { verdictOf } from '../src/kit/proof/verdict';

const text = (value: string) => new TextEncoder().encode(value);

describe('sm3', () => {
  // The two examples of GB/T 32905-2016, annex A.
  it.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
    ['', '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b'],
  ])('%s', (message, digest) => expect(hexOf(sm3(text(message)))).toBe(digest));
});

/** A second, simple model: RFC 6962 §2.1 as it is written. */
const node = (left: Uint8Array, right: Uint8Array) => sm3(Uint8Array.of(1, ...left, ...right));
const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1));
function tree(leaves: Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  const k = split(leaves.length);
  return node(tree(leaves.slice(0, k)), tree(leaves.slice(k)));
}
function pathTo(index: number, leaves: Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...pathTo(index, leaves.slice(0, k)), tree(leaves.slice(k))]
    : [...pathTo(index - k, leaves.slice(k)), tree(leaves.slice(0, k))];
}

describe('inclusion', () => {
  it('leads every leaf of every small tree to its root, and no leaf to another place', () => {
    for (let size = 1; size <= 20; size += 1) {
      const leaves = Array.from({ length: size }, (_, i) => leafHash(text(`entry ${i}`)));
      const root = hexOf(tree(leaves));
      leaves.forEach((leaf, index) => {
        const path = pathTo(index, leaves);
        const found = rootOf(leaf, index, size, path);
        expect(found && hexOf(found), `${index} of ${size}`).toBe(root);
        if (size > 1) {
          const other = rootOf(leaf, (index + 1) % size, size, path);
          expect(other && hexOf(other)).not.toBe(root);
        }
      });
    }
  });

  it('refuses a path of the wrong length and a place outside the tree', () => {
    const leaf = leafHash(text('a'));
    expect(rootOf(leaf, 0, 2, [])).toBeUndefined();
    expect(rootOf(leaf, 0, 1, [leaf])).toBeUndefined();
    expect(rootOf(leaf, 3, 3, [leaf, leaf])).toBeUndefined();
  });
});

describe('verdict', () => {
  const entries = ['{"a":1}', '{"a":"张"}', '{"a":3}'];
  const leaves = entries.map((entry) => leafHash(text(entry)));
  const proof = {
    entry_id: '2',
    entry: entries[1] as string,
    leaf_hash: hexOf(leaves[1] as Uint8Array),
    leaf_index: 1,
    tree_size: 3,
    root: hexOf(tree(leaves)),
    path: pathTo(1, leaves).map(hexOf),
    // What the server says about itself does not count.
    verified: true,
    checkpoint: null,
  };

  it('is intact for the entry as recorded', () => expect(verdictOf(proof)).toBe('intact'));
  it('is pending before the entry is in the tree', () => {
    expect(verdictOf({ ...proof, leaf_index: null })).toBe('pending');
    expect(verdictOf({ ...proof, tree_size: 1 })).toBe('pending');
  });
  it('is broken for any changed sign, place or root', () => {
    for (let at = 0; at < proof.entry.length; at += 1) {
      const changed = `${proof.entry.slice(0, at)}~${proof.entry.slice(at + 1)}`;
      expect(verdictOf({ ...proof, entry: changed })).toBe('broken');
    }
    expect(verdictOf({ ...proof, leaf_index: 2 })).toBe('broken');
    expect(verdictOf({ ...proof, root: proof.leaf_hash })).toBe('broken');
    // Both the text and its digest replaced: only the root tells.
    expect(verdictOf({ ...proof, entry: entries[0] as string, leaf_hash: hexOf(leaves[0] as Uint8Array) })).toBe(
      'broken',
    );
  });
});
