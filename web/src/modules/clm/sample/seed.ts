/**
 * A seed of the random sample: made in the browser, so that the house does not know it, and the commitment to it.
 * The lines are those of `review::commitment`; `openssl dgst -sm3` over them gives the same digest.
 */
import { hexOf } from '../../../kit/proof/inclusion';
import { sm3 } from '../../../kit/proof/sm3';

/** What a commitment is bound to. */
export interface BoundTo {
  month: string;
  population: string;
  person: string;
}

/** 32 random bytes in hex. */
export function makeSeed(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(32)));
}

/** The commitment to a seed, bound to month, claims and person. */
export function commitmentOf(to: BoundTo, seed: string): string {
  const lines = ['zhiheng/sample-commitment/v1', to.month, to.population, to.person, seed];
  return hexOf(sm3(new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))));
}

/** The file in which a person keeps his seed. */
export function seedFile(to: BoundTo, seed: string): string {
  return `${JSON.stringify({ form: 'zhiheng/sample-seed-kept/v1', ...to, seed, commitment: commitmentOf(to, seed) }, null, 2)}\n`;
}

/** The seed of such a file, or of a text that is one; nothing when there is none. */
export function seedOf(text: string): string | undefined {
  return text.match(/"seed":\s*"([0-9a-f]{64})"/u)?.[1] ?? text.trim().match(/^[0-9a-f]{64}$/u)?.[0];
}
