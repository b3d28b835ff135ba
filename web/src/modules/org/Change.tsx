/** A link to the form of one change, for those who may apply for one; what is known is filled in. */
import { useMay } from '../../app/session';
import { useWords } from '../../app/words';
import { Go } from '../../kit/Go';

export function ChangeLink(props: { change?: string; start?: Record<string, string>; label?: string }) {
  const words = useWords();
  const may = useMay();
  if (!may('organisation/propose')) return null;
  return (
    <Go to="/organisation/changes/new" search={{ change: props.change, ...props.start }}>
      {props.label ?? words.org.newChange}
    </Go>
  );
}
