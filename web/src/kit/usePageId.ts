/** The id in the address of the page. */
import { useParams } from '@tanstack/react-router';

export function usePageId(): string {
  return (useParams({ strict: false }) as { id?: string }).id ?? '';
}
