/** The cases before and after this one in my queue, for `J` and `K`. */
import { useAsk } from '../../api/useAsk';

export function useNeighbours(caseId: string): { previous?: string; next?: string } {
  const queue = useAsk('case/queue', { scope: 'mine', page_size: 100 });
  const ids = (queue.data?.rows ?? []).map((row) => row.case_id);
  const at = ids.indexOf(caseId);
  if (at < 0) return { next: ids[0] };
  return { previous: ids[at - 1], next: ids[at + 1] };
}
