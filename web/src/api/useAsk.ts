/** The pair the pages use: `useAsk` for what is shown, `useCommand` for what is done. */
import {
  keepPreviousData,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import {
  type Answer,
  type ApiError,
  ask,
  type Body,
  command,
  idempotencyKey,
  type Params,
  type QueryName,
  type Result,
} from './client';

/** Shows data; while parameters change the old rows stay visible. */
export function useAsk<N extends QueryName>(
  name: N,
  params: Params<N>,
  options: Pick<UseQueryOptions<Answer<N>, ApiError>, 'enabled' | 'refetchInterval'> = {},
): UseQueryResult<Answer<N>, ApiError> {
  return useQuery<Answer<N>, ApiError>({
    queryKey: [name, params],
    queryFn: ({ signal }) => ask(name, params, signal),
    placeholderData: keepPreviousData,
    ...options,
  });
}

/**
 * Sends one command. The key is made with the form and kept through its retries,
 * so that pressing twice or sending again after a broken line acts once; after
 * an answer that was given (done or refused) the next attempt is a new intent.
 */
export function useCommand<N extends string>(name: N, options: { keepLists?: boolean } = {}) {
  const key = useRef<string>(undefined);
  const queries = useQueryClient();
  return useMutation<Result<N>, ApiError, Body<N>>({
    mutationFn: (body) => {
      key.current ??= idempotencyKey();
      return command(name, body, key.current);
    },
    onSuccess: () => {
      key.current = undefined;
      if (!options.keepLists)
        void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session/me' });
    },
    onError: (error) => {
      if (!error.unanswered && error.status < 500) key.current = undefined;
    },
  });
}
