/**
 * Rules of the pages that no linter knows: Chinese words stand in the dictionary
 * only, `fetch` in the client only, browser storage holds nothing but the language,
 * and a module never imports from another module. Prints each offence; exit 1 if any.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const CHINESE = /\p{Script=Han}/u;

export function offences(path, text) {
  const found = [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const at = (node, what) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${line + 1}: ${what}`);
  };
  const module = /^src\/modules\/([^/]+)\//.exec(path)?.[1];
  const visit = (node) => {
    const literal =
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node);
    if (literal && path.endsWith('.tsx') && !path.startsWith('src/app/words/') && CHINESE.test(node.text)) {
      at(node, `Chinese outside the dictionary: ${node.text.trim().slice(0, 20)}`);
    }
    if (ts.isIdentifier(node) && node.text === 'fetch' && !path.startsWith('src/api/'))
      at(node, 'fetch outside the client');
    if (
      ts.isIdentifier(node) &&
      /^(localStorage|sessionStorage)$/.test(node.text) &&
      path !== 'src/app/words/index.tsx'
    ) {
      at(node, `${node.text} outside the language switch`);
    }
    if (ts.isImportDeclaration(node) && module) {
      const target = join(path, '..', node.moduleSpecifier.text);
      const other = /^src\/modules\/([^/]+)/.exec(target)?.[1];
      if (other && other !== module) at(node, `module ${module} imports from module ${other}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const root = new URL('..', import.meta.url).pathname;
  const found = sources(join(root, 'src')).flatMap((path) =>
    offences(relative(root, path), readFileSync(path, 'utf8')),
  );
  for (const one of found) console.error(one);
  if (found.length > 0) process.exit(1);
}
