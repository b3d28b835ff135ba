/** The language of the page: one switch for our words, antd, dayjs and `html lang`. */
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { en } from './en';
import { type Words, zh } from './zh';

export type { Words } from './zh';
export type Language = 'zh' | 'en';

interface Speech {
  language: Language;
  words: Words;
  switchLanguage: () => void;
}

const KEY = 'language';
const SpeechContext = createContext<Speech>({ language: 'zh', words: zh, switchLanguage: () => undefined });

export function SpeechProvider({ children, start }: { children: ReactNode; start?: Language }) {
  const [language, setLanguage] = useState<Language>(start ?? (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    localStorage.setItem(KEY, language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  const switchLanguage = useCallback(() => setLanguage((now) => (now === 'zh' ? 'en' : 'zh')), []);
  const value = useMemo(
    () => ({ language, words: language === 'zh' ? zh : en, switchLanguage }),
    [language, switchLanguage],
  );
  return <SpeechContext.Provider value={value}>{children}</SpeechContext.Provider>;
}

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}

export function useWords(): Words {
  return useContext(SpeechContext).words;
}

/** Picks between the two languages the server sends side by side. */
export function useEither(): (chinese: string | null | undefined, english: string | null | undefined) => string {
  const { language } = useSpeech();
  return useCallback(
    (chinese, english) => (language === 'en' ? english || chinese : chinese || english) ?? '',
    [language],
  );
}

/** The label of a code of a closed list; the code itself when the list does not know it. */
export function labelOf(labels: Record<string, string>, code: string | null | undefined): string {
  return code === undefined || code === null ? '' : (labels[code] ?? code);
}
