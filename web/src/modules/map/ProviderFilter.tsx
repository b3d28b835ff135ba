/** The institution by which a list is filtered. */
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { ChoiceFilter } from '../../kit/FilterItem';

export function ProviderFilter() {
  const w = useWords().mapping;
  const providers = useAsk('provider/list', { page_size: 100 } as never);
  const choices = (providers.data?.rows ?? []).map((row): [string, string] => [row.provider_id, row.name]);
  return <ChoiceFilter name="provider_id" label={w.provider} width={200} choices={choices} />;
}
