/** An article id as a small button; a click opens the article in a drawer. */
import { useState } from 'react';
import { useAsk } from '../api/useAsk';
import { useEither, useWords } from '../app/words';
import { ErrorNote } from './ErrorNote';
import { SideDrawer } from './SideDrawer';

export function Cite({ id }: { id: string }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link-button mono" aria-label={words.cite.open(id)} onClick={() => setOpen(true)}>
        {id}
      </button>
      {open && <ArticleDrawer id={id} onClose={() => setOpen(false)} />}
    </>
  );
}

function ArticleDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords();
  const either = useEither();
  const article = useAsk('article/view', { article: id });
  const data = article.data;
  return (
    <SideDrawer title={`${words.cite.title} ${id}`} onClose={onClose} loading={article.isPending}>
      <ErrorNote error={article.error} onRetry={() => void article.refetch()} />
      {data && (
        <dl className="stack" style={{ marginBottom: 12 }}>
          <div>
            <dt className="soft">{words.cite.regulation}</dt>
            <dd>{either(data.source, data.source_en)}</dd>
          </div>
          <div>
            <dt className="soft">{words.cite.number}</dt>
            <dd>{data.number}</dd>
          </div>
          <div>
            <dt className="soft">{words.cite.content}</dt>
            <dd>{either(data.zh, data.en)}</dd>
          </div>
        </dl>
      )}
      {data && <p className="soft">{words.cite.note}</p>}
    </SideDrawer>
  );
}
