/** One case that a meeting decides: call it, vote, record what was resolved; and every meeting held on it. */
import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { Queries } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMe } from '../../app/session';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Cite } from '../../kit/Cite';
import { DayInput } from '../../kit/DayInput';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { Proof } from '../../kit/proof/Proof';
import { usePageId } from '../../kit/usePageId';

type View = Queries['collective/view']['answer'];

export default function MeetingPage() {
  const words = useWords();
  const w = words.meetings;
  const either = useEither();
  const view = useAsk('collective/view', { case_id: usePageId() });
  return (
    <Loaded title={w.title} from={view}>
      {(data) => (
        <PageFrame
          title={`${w.title} ${data.case_id}`}
          beside={<Proof kind="case" id={data.case_id} />}
          actions={<Go to={`/cases/${data.case_id}`}>{w.toCase}</Go>}
        >
          <div className="stack">
            <div className="panel">
              <FactGrid
                rows={[
                  [w.kind, either(data.kind_label, data.kind_label_en)],
                  [w.amount, <Amount key="amount" fen={data.amount_fen} />],
                  [w.members, w.atLeast(data.members_min)],
                  [w.quorum, w.share(data.quorum_permyriad)],
                  [w.majority, w.moreThan(data.majority_permyriad)],
                  [w.basis, data.cites.map((id) => <Cite key={id} id={id} />)],
                ]}
              />
            </div>
            {data.may_call && <Call view={data} />}
            {data.may_vote && <Vote view={data} />}
            {data.may_resolve && <Resolve view={data} />}
            {data.meetings.length === 0 && <p className="soft">{w.none}</p>}
            {data.meetings.map((meeting, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: meetings only grow at the front and do not move
              <Meeting key={index} meeting={meeting} />
            ))}
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}

function Call({ view }: { view: View }) {
  const w = useWords().meetings;
  const either = useEither();
  const me = useMe();
  const call = useCommand('collective/convene');
  const [day, setDay] = useState<string | undefined>(me.now.slice(0, 10));
  const [members, setMembers] = useState<string[]>([]);
  const [comment, setComment] = useState('');
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (day) call.mutate({ case_id: view.case_id, held_on: day, member_ids: members, comment });
      }}
    >
      <h2>{w.call}</h2>
      <ErrorNote error={call.error} />
      <DayInput label={w.heldOn} width={160} value={day} onChange={setDay} />
      <Checkbox.Group aria-label={w.invited} value={members} onChange={(ids) => setMembers(ids as string[])}>
        <ul className="plain-list">
          {view.candidates.map((one) => (
            <li key={one.staff_id}>
              <Checkbox value={one.staff_id} disabled={!one.may}>
                {one.person_name} <span className="soft">{one.posts}</span>
              </Checkbox>{' '}
              {!one.may && <span className="bad">{either(one.why_not, one.why_not_en)}</span>}
            </li>
          ))}
        </ul>
      </Checkbox.Group>
      <Input.TextArea
        aria-label={w.topic}
        placeholder={w.topic}
        value={comment}
        rows={2}
        onChange={(event) => setComment(event.target.value)}
      />
      <div>
        <Button type="primary" htmlType="submit" loading={call.isPending} disabled={members.length < view.members_min}>
          {w.call}
        </Button>
      </div>
    </form>
  );
}

function Vote({ view }: { view: View }) {
  const w = useWords().meetings;
  const vote = useCommand('collective/vote');
  const [choice, setChoice] = useState<'agree' | 'against' | 'abstain'>();
  const [reason, setReason] = useState('');
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (choice) vote.mutate({ case_id: view.case_id, vote: choice, reason });
      }}
    >
      <h2>{w.vote}</h2>
      <ErrorNote error={vote.error} />
      <Radio.Group
        aria-label={w.vote}
        value={choice}
        onChange={(event) => setChoice(event.target.value)}
        options={(['agree', 'against', 'abstain'] as const).map((value) => ({ value, label: w.votes[value] }))}
      />
      <Input.TextArea
        aria-label={w.reason}
        placeholder={w.reason}
        value={reason}
        rows={2}
        onChange={(event) => setReason(event.target.value)}
      />
      <div>
        <Button type="primary" htmlType="submit" loading={vote.isPending} disabled={!choice}>
          {w.cast}
        </Button>
      </div>
    </form>
  );
}

function Resolve({ view }: { view: View }) {
  const w = useWords().meetings;
  const resolve = useCommand('collective/resolve');
  const [minutes, setMinutes] = useState('');
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        resolve.mutate({ case_id: view.case_id, minutes });
      }}
    >
      <h2>{w.resolve}</h2>
      <ErrorNote error={resolve.error} />
      <Form.Item style={{ margin: 0 }} extra={w.minutesHint(view.minutes_signs)}>
        <Input.TextArea
          aria-label={w.minutes}
          placeholder={w.minutes}
          value={minutes}
          rows={5}
          onChange={(event) => setMinutes(event.target.value)}
        />
      </Form.Item>
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={resolve.isPending}
          disabled={[...minutes.trim()].length < view.minutes_signs}
        >
          {w.resolve}
        </Button>
      </div>
    </form>
  );
}

function Meeting({ meeting }: { meeting: View['meetings'][number] }) {
  const w = useWords().meetings;
  return (
    <div className="panel stack">
      <div className="row">
        <h2>{meeting.held_on}</h2>
        <span>{w.calledBy(meeting.convener_name)}</span>
        <span className="soft">{w.needed(meeting.quorum)}</span>
        <strong className={meeting.outcome === 'agreed' ? 'good' : meeting.outcome ? 'bad' : 'soft'}>
          {labelOf(w.states, meeting.outcome ?? 'called')}
        </strong>
      </div>
      <PlainTable label={`${meeting.held_on} ${w.vote}`} heads={[w.member, w.vote, w.reason]}>
        {meeting.votes.map((vote) => (
          <tr key={vote.person_name}>
            <td>{vote.person_name}</td>
            <td>{vote.vote ? labelOf(w.votes, vote.vote) : w.notYet}</td>
            <td>{vote.reason}</td>
          </tr>
        ))}
      </PlainTable>
      {meeting.minutes && (
        <div>
          <h3>{w.minutes}</h3>
          <p style={{ whiteSpace: 'pre-wrap' }}>{meeting.minutes}</p>
          <p className="soft">
            {w.digest} <code>{meeting.minutes_sm3}</code>
          </p>
        </div>
      )}
    </div>
  );
}
