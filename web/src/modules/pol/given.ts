/** A case as it is typed in: in the address as JSON, with nothing in it that was not said. */
import type { Queries } from '../../api/contract';

export type Given = Queries['policy/try']['answer']['given'];
export type Bill = Given['stays'][number];
export type Care = Bill['care'];

/** A new bill: a stay, nothing said yet. */
export function emptyBill(at: string): Bill {
  return {
    admit: '',
    at,
    total_fen: 0,
    care: { kind: 'stay' },
    circumstances: {
      newborn: false,
      student_at_home: false,
      not_informed: false,
      certificate_unjustified: false,
      by_account: false,
    },
    withheld: [],
    out_of_scope_fen: 0,
    preself_fen: 0,
    referral: 'none',
    continued: false,
    out_of_area: false,
    discharge: null,
    born: null,
    emergency: null,
    from: null,
    hardship: null,
  };
}

export function emptyCase(policy: string, at: string): Given {
  return {
    policy,
    born: '',
    hardship: false,
    statuses: [],
    account_fen: 0,
    stays: [emptyBill(at)],
    desk: null,
    deposit_fen: 0,
  };
}

/** The case of the address; what cannot be read is no case. */
export function readCase(text: string | undefined): Given | undefined {
  if (!text) return undefined;
  try {
    const read = JSON.parse(text) as Partial<Given>;
    if (!Array.isArray(read.stays)) return undefined;
    const base = emptyCase(read.policy ?? 'henan-resident-2017', '');
    const stays = read.stays.map((bill) => ({ ...emptyBill(''), ...bill }));
    return { ...base, ...read, stays } as Given;
  } catch {
    return undefined;
  }
}

/** The case without what is as usual, so that its address stays short. */
export function writeCase(given: Given): string {
  const first = emptyCase('', '');
  const bare = (bill: Bill) =>
    differs({ ...bill }, { ...emptyBill(''), admit: undefined, at: undefined, total_fen: undefined });
  const kept = differs({ ...given, stays: undefined }, { ...first, policy: undefined, born: undefined });
  return JSON.stringify({ ...kept, stays: given.stays.map(bare) });
}

function differs(value: object, usual: object): Record<string, unknown> {
  const known = usual as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, one]) =>
        one !== undefined && one !== null && one !== '' && JSON.stringify(one) !== JSON.stringify(known[key]),
    ),
  );
}
