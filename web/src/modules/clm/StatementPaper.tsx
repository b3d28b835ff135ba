/** A working copy of a statement on A4; the official document is the server's PDF. */
import type { ChainStep } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { FactGrid } from '../../kit/Facts';
import { Loaded } from '../../kit/Loaded';
import { Sheet } from '../../kit/Sheet';
import { usePageId } from '../../kit/usePageId';
import { FundTable } from './FundTable';

export default function StatementPaper() {
  const words = useWords();
  const w = words.statement;
  const statement = useAsk('statement/view', { statement_id: usePageId() });
  const signer = (chain: ChainStep[], stage: string) => chain.find((step) => step.stage === stage)?.person_name;
  return (
    <Loaded title={w.paper} from={statement}>
      {(data) => (
        <Sheet
          title={w.paper}
          note={w.paperWorking}
          amountFen={data.payable_fen}
          amountLabel={w.payable}
          checkCode={data.check_code}
          signatures={[
            [w.maker, signer(data.chain, 'statement_declare') ?? signer(data.chain, 'handle')],
            [w.first, signer(data.chain, 'first_review')],
            [w.second, signer(data.chain, 'second_review')],
            [w.approver, signer(data.chain, 'approve')],
          ]}
        >
          <FactGrid
            rows={[
              [w.serial, data.serial ?? w.noSerial],
              [w.provider, data.provider_name],
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
