/** The words of the pages in one language, out of the application's own dictionary. */
import { createServer } from 'vite';

const read = new Map();

export async function wordsOf(language) {
  if (!read.has(language)) {
    const root = new URL('..', import.meta.url).pathname;
    const vite = await createServer({ root, server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
    const dictionary = await vite.ssrLoadModule(`/src/app/words/${language}.ts`);
    await vite.close();
    read.set(language, dictionary[language]);
  }
  return read.get(language);
}
