import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { TextFilter } from '../src/kit/FilterItem';
import { ListPage } from '../src/kit/ListPage';
import { refusal, type Sent, serve, show } from './stage';

const rows = Array.from({ length: 20 }, (_, i) => ({
  statement_id: `M${i}`,
  provider_name: `医院${i}`,
  payable_fen: i * 100_05,
}));

function Statements() {
  return (
    <ListPage
      title="结算单"
      query="statement/list"
      rowKey="statement_id"
      rowTo={(row) => `/statements/${row.statement_id}`}
      views={[
        { label: '全部', search: {} },
        { label: '已审批', search: { state: 'approved' } },
      ]}
      filters={<TextFilter name="provider_id" label="定点机构" />}
      columns={[
        { title: '机构', field: 'provider_name' },
        { title: '实付', fen: 'payable_fen', sort: 'payable_fen' },
      ]}
    />
  );
}

const answer = (sent: Sent) => ({
  body: { rows, total: 45, page: Number(sent.search.page), page_size: Number(sent.search.page_size) },
});
const last = (log: Sent[]) => log.at(-1)?.search;

describe('ListPage', () => {
  it('asks the server for what its address says and shows amounts in yuan', async () => {
    const log = serve(answer);
    show(<Statements />, { at: '/statements?state=approved&page=2&sort=payable_fen&descending=true' });
    expect(await screen.findByText('医院19')).toBeTruthy();
    expect(screen.getByText('1,900.95')).toBeTruthy();
    expect(last(log)).toEqual({
      state: 'approved',
      page: '2',
      page_size: '20',
      sort: 'payable_fen',
      descending: 'true',
    });
    expect(screen.getByText('共 45 条')).toBeTruthy();
    expect(screen.getByRole('link', { name: '已审批' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByRole('link', { name: '全部' }).getAttribute('aria-current')).toBeNull();
  });

  it('puts filters, sorting and pages into the address, and filters start at page one', async () => {
    const log = serve(answer);
    const router = show(<Statements />, { at: '/statements?page=2' });
    await screen.findByText('医院19');
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('定点机构'), ' 人民 {Enter}');
    await waitFor(() => expect(last(log)).toEqual({ provider_id: '人民', page: '1', page_size: '20' }));
    expect(router.state.location.search).toEqual({ provider_id: '人民' });
    await user.click(screen.getByRole('columnheader', { name: /实付/ }));
    await waitFor(() => expect(last(log)).toMatchObject({ sort: 'payable_fen' }));
    await user.click(screen.getByTitle('2'));
    await waitFor(() => expect(last(log)).toMatchObject({ page: '2', provider_id: '人民', sort: 'payable_fen' }));
    await user.click(screen.getByRole('button', { name: '清除条件' }));
    await waitFor(() => expect(router.state.location.search).not.toHaveProperty('provider_id'));
  });

  it('follows the address in its filter boxes', async () => {
    serve(answer);
    const router = show(<Statements />, { at: '/statements?provider_id=A' });
    await screen.findByText('医院19');
    expect((screen.getByLabelText('定点机构') as HTMLInputElement).value).toBe('A');
    await router.navigate({ to: '/statements', search: {} as never });
    await waitFor(() => expect((screen.getByLabelText('定点机构') as HTMLInputElement).value).toBe(''));
  });

  it('moves by J and K and opens by O, but not while typing', async () => {
    serve(answer);
    const router = show(<Statements />, { at: '/statements' });
    await screen.findByText('医院19');
    for (const key of ['j', 'j', 'j', 'k']) fireEvent.keyDown(document.body, { key });
    fireEvent.keyDown(screen.getByLabelText('定点机构'), { key: 'j' });
    fireEvent.keyDown(document.body, { key: 'o' });
    await waitFor(() => expect(router.state.location.pathname).toBe('/statements/M1'));
  });

  it('says what the server refused, and that nothing changed', async () => {
    serve(() => ({
      status: 403,
      body: refusal('not_permitted', { kind: 'forbidden', title: '无权查看', cite: 'R1-24' }),
    }));
    show(<Statements />, { at: '/statements' });
    expect(await screen.findByText('无权查看')).toBeTruthy();
    expect(screen.getByText('not_permitted')).toBeTruthy();
    expect(screen.getByText('R1-24')).toBeTruthy();
    expect(screen.getByText('未作任何变更。')).toBeTruthy();
  });
});
