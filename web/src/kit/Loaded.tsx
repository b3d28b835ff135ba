/** What a page shows before its data is there, or when it cannot be had. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/client';
import { useWords } from '../app/words';
import { ErrorNote } from './ErrorNote';
import { PageFrame } from './PageFrame';

export function Loaded<T>(props: {
  title: string;
  from: UseQueryResult<T, ApiError>;
  children: (data: T) => ReactNode;
}) {
  const words = useWords();
  const { data, error, refetch } = props.from;
  if (data !== undefined && !error) return props.children(data);
  return (
    <PageFrame title={props.title}>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <p className="soft">{words.kit.loading}</p>}
    </PageFrame>
  );
}
