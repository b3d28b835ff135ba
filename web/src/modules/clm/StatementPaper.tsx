/** A working copy of a statement on A4; the official document is the server's PDF. */
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { FundTable } from '../../kit/case/StatementSums';
import { FactGrid } from '../../kit/Facts';
import { Loaded } from '../../kit/Loaded';
import { Sheet } from '../../kit/Sheet';
import { usePageId } from '../../kit/usePageId';

export default function StatementPaper() {
  const words = useWords();
  const w = words.statement;
  const statement = useAsk('statement/view', { statement_id: usePageId() });
  return (
    <Loaded title={w.paper} from={statement}>
      {(data) => (
        <Sheet
          title={w.paper}
          note={w.paperWorking}
          amountFen={data.payable_fen}
          amountLabel={w.payable}
          checkCode={data.check_code}
          signatures={data.signatories.map((one) => [one.title, `${one.person_name} ${one.on}`])}
        >
          <FactGrid
            rows={[
              [w.serial, data.serial],
              [w.provider, `${data.provider_name}（${data.provider_code}）`],
              [w.month, data.month],
              [w.bank, data.bank_name],
              [w.account, data.bank_account],
            ]}
          />
          <FundTable statement={data} />
        </Sheet>
      )}
    </Loaded>
  );
}
