/**
 * 文书核验 for whoever holds a paper, without signing in: whether it is genuine, what
 * kind it is, its day, and whether it was withdrawn. The picture on the paper leads
 * here with number and code behind the `#`, which is sent to nobody by the browser.
 */
import { Alert } from 'antd';
import { useState } from 'react';
import { useAsk } from '../api/useAsk';
import { ErrorNote } from '../kit/ErrorNote';
import { FactGrid } from '../kit/Facts';
import { type Paper, PaperForm } from '../kit/PaperForm';
import { useSpeech } from './words';

export const CHECK_PAPER = '/check-document';

export function CheckPaper() {
  const { words, switchLanguage } = useSpeech();
  const w = words.documents;
  const [asked, setAsked] = useState<Paper | undefined>(() => paperIn(window.location.hash));
  const answer = useAsk('document/verify', asked ?? { serial: '', code: '' }, { enabled: asked !== undefined });
  const told = asked && !answer.isPlaceholderData ? answer.data : undefined;
  const paper = told?.paper;
  return (
    <main className="sign-in check-paper">
      <div className="panel stack">
        <h1>{w.verify}</h1>
        <p className="soft">{w.verifyHint}</p>
        <PaperForm busy={answer.isFetching} start={asked} onAsked={setAsked} />
        <ErrorNote error={answer.error} />
        <div aria-live="polite" className="stack">
          {told && !told.genuine && <Alert type="error" showIcon title={w.notGenuine} />}
          {asked && paper && (
            <>
              <Alert
                type={paper.withdrawn ? 'warning' : 'success'}
                showIcon
                title={paper.withdrawn ? w.genuineVoid : w.genuinePaper}
              />
              <FactGrid
                rows={[
                  [w.serial, asked.serial],
                  [w.kind, paper.title],
                  [w.agency, paper.agency],
                  [w.issuedOn, paper.issued_on],
                ]}
              />
              <p className="soft">{w.compareYourself}</p>
            </>
          )}
        </div>
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <button type="button" className="link-button" onClick={switchLanguage}>
            {words.shell.language}
          </button>
        </div>
      </div>
    </main>
  );
}

/** `#SL-2026-00001/4F1C-09AB-…`, as the picture on a paper says it. */
function paperIn(hash: string): Paper | undefined {
  const [serial, code] = decodeURIComponent(hash.slice(1)).split('/');
  return serial && code ? { serial, code } : undefined;
}
