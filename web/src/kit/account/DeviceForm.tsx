/** Sets up the device of the second factor: its picture and secret, shown once, then its first code. */
import { Button, Form } from 'antd';
import { useCommand } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { ErrorNote } from '../ErrorNote';
import { CodeField } from './CodeField';

export function DeviceForm({ onDone }: { onDone: () => void }) {
  const w = useWords().account;
  const offer = useCommand('session/offer_second_factor', { keepLists: true });
  const enrol = useCommand('session/enrol_second_factor');
  const offered = offer.data;
  if (!offered) {
    return (
      <div className="stack" style={{ maxWidth: 420 }}>
        <p>{w.deviceWhy}</p>
        <ErrorNote error={offer.error} />
        <div>
          <Button type="primary" loading={offer.isPending} onClick={() => offer.mutate({})}>
            {w.deviceBegin}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 420 }}
      onFinish={({ code }: { code: string }) => enrol.mutate({ code }, { onSuccess: onDone })}
    >
      <p>{w.deviceScan}</p>
      <p>
        {/* As an image, so that whatever is in it runs nothing. */}
        <img
          alt={w.devicePicture}
          width={200}
          height={200}
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(offered.picture)}`}
        />
      </p>
      <p>
        {w.deviceType} <code style={{ wordBreak: 'break-all' }}>{offered.secret}</code>
      </p>
      <CodeField autoFocus={false} />
      <ErrorNote error={enrol.error} />
      <Button type="primary" htmlType="submit" loading={enrol.isPending}>
        {w.deviceFinish}
      </Button>
    </Form>
  );
}
