/** What the server tells by itself, and polling when it cannot. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

export interface MonthProgress {
  month: string;
  step: string;
  done: number;
  total: number;
  note: string;
}

export interface TrailRoot {
  size: number;
  root: string;
}

/** Follows the events of the server; `live` is false while the connection is down and polling must do. */
export function useServerEvents(heard: {
  monthProgress?: (progress: MonthProgress) => void;
  trailRoot?: (root: TrailRoot) => void;
}): { live: boolean } {
  const [live, setLive] = useState(false);
  const queries = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one connection for the life of the page
  useEffect(() => {
    if (typeof EventSource === 'undefined') return;
    const source = new EventSource('/api/v1/events');
    source.onopen = () => setLive(true);
    source.onerror = () => setLive(false);
    source.addEventListener('month_progress', (event) => {
      const progress = JSON.parse((event as MessageEvent<string>).data) as MonthProgress;
      heard.monthProgress?.(progress);
      if (progress.done >= progress.total) void queries.invalidateQueries({ queryKey: ['month/view'] });
    });
    source.addEventListener('trail_root', (event) => {
      heard.trailRoot?.(JSON.parse((event as MessageEvent<string>).data) as TrailRoot);
    });
    return () => source.close();
  }, []);
  return { live };
}
