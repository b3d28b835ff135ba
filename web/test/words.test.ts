import { describe, expect, it } from 'vitest';
// @ts-expect-error a plain script without types
import { offences } from '../scripts/check-words.mjs';
import { en } from '../src/app/words/en';
import { zh } from '../src/app/words/zh';

type Tree = { [key: string]: Tree | string | ((...given: never[]) => string) };

function leaves(tree: Tree, at = ''): [string, Tree[string]][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' ? leaves(value, `${at}${key}.`) : [[`${at}${key}`, value] as [string, Tree[string]]],
  );
}

describe('the dictionary', () => {
  const chinese = new Map(leaves(zh as unknown as Tree));
  const english = new Map(leaves(en as unknown as Tree));

  it('has the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('says something under every key', () => {
    for (const [key, value] of [...chinese, ...english]) {
      if (typeof value === 'string') expect(value.trim(), key).not.toBe('');
    }
  });

  it('has no Chinese in the English words but the name of the other language', () => {
    for (const [key, value] of english) {
      if (key === 'shell.language') continue;
      const text = typeof value === 'function' ? (value as (...given: unknown[]) => string)(1, 2, 3) : String(value);
      expect(text, key).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('gives the same kind of word in both languages', () => {
    for (const [key, value] of chinese) expect(typeof english.get(key), key).toBe(typeof value);
  });
});

describe('the check of the pages', () => {
  it('finds Chinese in literals, templates and markup, not in comments', () => {
    expect(offences('src/kit/A.tsx', "const a = '金额';")).toHaveLength(1);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text under test
    expect(offences('src/kit/A.tsx', 'const a = `共 ${1} 条`;')).toHaveLength(2);
    expect(offences('src/kit/A.tsx', 'const a = <p title="金额">元</p>;')).toHaveLength(2);
    expect(offences('src/kit/A.tsx', '// 金额\nconst a = 1; /* 元 */')).toEqual([]);
  });

  it('finds fetch and storage outside their places, and modules that know each other', () => {
    expect(offences('src/kit/A.tsx', "fetch('/x');")).toHaveLength(1);
    expect(offences('src/api/client.ts', "fetch('/x');")).toEqual([]);
    expect(offences('src/kit/a.ts', "sessionStorage.setItem('a', 'b');")).toHaveLength(1);
    expect(offences('src/modules/fin/a.ts', "import '../clm/manifest';")).toHaveLength(1);
    expect(offences('src/modules/fin/a.ts', "import './b'; import '../../kit/Go';")).toEqual([]);
  });
});
