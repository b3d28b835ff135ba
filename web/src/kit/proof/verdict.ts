/** What this browser finds when it computes the root from the entry's own bytes. */
import type { EntryProven } from '../../api/contract';
import { bytesOfHex, hexOf, leafHash, rootOf } from './inclusion';

export type Verdict = 'intact' | 'broken' | 'pending';

export function verdictOf(proof: EntryProven): Verdict {
  const leaf = leafHash(new TextEncoder().encode(proof.entry));
  if (hexOf(leaf) !== proof.leaf_hash) return 'broken';
  const index = proof.leaf_index;
  if (index === undefined || index === null || index >= proof.tree_size) return 'pending';
  const root = rootOf(leaf, index, proof.tree_size, proof.path.map(bytesOfHex));
  return root && hexOf(root) === proof.root ? 'intact' : 'broken';
}
