/** The way to bringing in a table, for whoever may. */
import { mayUse, useMe } from '../../app/session';
import { useWords } from '../../app/words';
import { Go } from '../../kit/Go';

export function MayImport() {
  const w = useWords().mapping;
  return mayUse(useMe(), 'mapping/propose') ? <Go to="/mapping-import">{w.import}</Go> : null;
}
