/**
 * A list. The address is its state: filters, sort and page live in it, so that
 * a link yields exactly these rows and going back finds them again. The server
 * pages and sorts. `J`/`K` move through the rows, `O` or Enter opens one.
 */

import { useNavigate } from '@tanstack/react-router';
import { Button, Empty, Form, Pagination, Table } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Answer, Params, QueryName } from '../api/client';
import type { Page } from '../api/contract';
import parameters from '../api/generated/parameters.json';
import { useAsk } from '../api/useAsk';
import { useWords } from '../app/words';
import { Amount } from './Amount';
import { ErrorNote } from './ErrorNote';
import { Go, type Search } from './Go';
import { useHotkeys } from './hotkeys';
import { PageFrame } from './PageFrame';
import { useSearchState } from './search';

export type ListName = { [N in QueryName]: Answer<N> extends Page<infer _Row> ? N : never }[QueryName];
export type RowOf<N extends ListName> = Answer<N> extends Page<infer Row> ? Row : never;

export interface Column<Row> extends Omit<ColumnType<Row>, 'dataIndex' | 'sorter'> {
  /** The column is this amount, right-aligned. */
  fen?: keyof Row & string;
  /** The column is this field as it stands. */
  field?: keyof Row & string;
  /** The server sorts by this name. */
  sort?: string;
}

export interface View {
  label: string;
  search: Search;
}

interface ListProps<N extends ListName> {
  title: string;
  query: N;
  rowKey: (keyof RowOf<N> & string) | ((row: RowOf<N>) => string);
  columns: Column<RowOf<N>>[];
  /** Parameters that always apply. */
  fixed?: Record<string, string>;
  views?: View[];
  /** Form items whose names are the parameters. */
  filters?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
  emptyHint?: ReactNode;
  personal?: boolean;
  rowTo?: (row: RowOf<N>) => string | undefined;
  onOpen?: (row: RowOf<N>) => void;
  /** Buttons for selected rows; the bar's place is kept when nothing is selected. */
  bulk?: (rows: RowOf<N>[], clear: () => void) => ReactNode;
}

const PAGE_SIZES = [20, 50, 100];
const STATE_KEYS = ['page', 'page_size', 'sort', 'descending'];

export function ListPage<N extends ListName>(props: ListProps<N>) {
  const words = useWords();
  const [search, change] = useSearchState();
  const size = PAGE_SIZES.includes(Number(search.page_size)) ? Number(search.page_size) : 20;
  const page = Math.max(1, Number(search.page) || 1);
  const params = { ...known(props.query, search), ...props.fixed, page, page_size: size } as unknown as Params<N>;
  const list = useAsk(props.query, params);
  const data = list.data as Page<RowOf<N>> | undefined;
  const rows = useMemo(() => data?.rows ?? [], [data]);
  const [current, setCurrent] = useState(-1);
  const [selected, setSelected] = useState<string[]>([]);
  const navigate = useNavigate();
  const keyOf = (row: RowOf<N>) => (typeof props.rowKey === 'function' ? props.rowKey(row) : String(row[props.rowKey]));

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, other cursor
  useEffect(() => {
    setCurrent(-1);
    setSelected((before) => (before.length > 0 ? [] : before));
  }, [data]);

  const open = (row: RowOf<N> | undefined) => {
    if (!row) return;
    if (props.onOpen) props.onOpen(row);
    else {
      const to = props.rowTo?.(row);
      if (to) void navigate({ to });
    }
  };
  const move = (by: number) => {
    const next = Math.min(Math.max(current + by, 0), rows.length - 1);
    setCurrent(next);
    document.querySelectorAll('tbody tr[data-row-key]')[next]?.scrollIntoView({ block: 'nearest' });
  };
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    o: () => open(rows[Math.max(current, 0)]),
    Enter: () => open(rows[Math.max(current, 0)]),
  });

  const foot = (
    <div className="list-foot">
      <span className="row">
        <span className="soft">{words.kit.total(data?.total ?? 0)}</span>
        {props.bulk && (
          <>
            <span className="soft">{words.kit.selected(selected.length)}</span>
            {props.bulk(
              rows.filter((row) => selected.includes(keyOf(row))),
              () => setSelected([]),
            )}
          </>
        )}
      </span>
      <Pagination
        size="small"
        current={page}
        pageSize={size}
        total={data?.total ?? 0}
        pageSizeOptions={PAGE_SIZES}
        showSizeChanger
        hideOnSinglePage={(data?.total ?? 0) <= 20}
        onChange={(next, nextSize) =>
          change({
            page: nextSize === size && next > 1 ? String(next) : undefined,
            page_size: nextSize === 20 ? undefined : String(nextSize),
          })
        }
      />
    </div>
  );

  return (
    <PageFrame title={props.title} actions={props.actions} personal={props.personal} foot={foot}>
      {props.above}
      <div className="row" style={{ justifyContent: 'space-between', marginBottom: 8 }}>
        {props.views && <Views views={props.views} search={search} />}
        {props.filters && <Filters search={search} change={change} filters={props.filters} />}
      </div>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      <Table<RowOf<N>>
        size="small"
        rowKey={keyOf}
        columns={columnsOf(props.columns, search)}
        dataSource={rows}
        loading={list.isFetching && !list.isError && { delay: 250 }}
        pagination={false}
        scroll={{ x: 'max-content' }}
        sticky={{ getContainer: () => document.querySelector<HTMLElement>('.page > .body') ?? document.body }}
        showSorterTooltip={false}
        rowClassName={(_, index) => (index === current ? 'current' : '')}
        onRow={(_, index) => ({ onClick: () => setCurrent(index ?? -1) })}
        rowSelection={
          props.bulk && {
            selectedRowKeys: selected,
            onChange: (keys) => setSelected(keys.map(String)),
            columnWidth: 36,
          }
        }
        onChange={(_page, _filters, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          const name = one?.order ? String(one.columnKey) : undefined;
          change({ sort: name, descending: one?.order === 'descend' ? 'true' : undefined, page: undefined });
        }}
        locale={{
          emptyText: list.isPending ? (
            words.kit.loading
          ) : (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={
                <>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls and has nothing else for the keyboard */}
                  <div tabIndex={0}>{words.kit.empty}</div>
                  <div className="soft">{props.emptyHint ?? words.kit.emptyHint}</div>
                </>
              }
            />
          ),
        }}
      />
    </PageFrame>
  );
}

/** What the query takes of the address; a stray parameter in a link must not spoil the list. */
function known(query: ListName, search: Record<string, string>): Record<string, string> {
  const names = new Set<string>(parameters[query]);
  return Object.fromEntries(Object.entries(search).filter(([name]) => names.has(name)));
}

function columnsOf<Row>(columns: Column<Row>[], search: Record<string, string>): ColumnType<Row>[] {
  return columns.map(({ fen, field, sort, ...column }) => ({
    ...column,
    key: sort ?? fen ?? field ?? column.key,
    dataIndex: (fen ?? field) as ColumnType<Row>['dataIndex'],
    className: fen ? 'amount-cell' : column.className,
    render: column.render ?? (fen ? (value: number | undefined) => <Amount fen={value} /> : undefined),
    sorter: sort ? true : undefined,
    sortOrder: sort && search.sort === sort ? (search.descending === 'true' ? 'descend' : 'ascend') : null,
  }));
}

function Views({ views, search }: { views: View[]; search: Record<string, string> }) {
  const filters = Object.entries(search).filter(([key]) => !STATE_KEYS.includes(key));
  const is = (view: View) => {
    const wanted = Object.entries(view.search).filter(([, value]) => value !== undefined);
    return wanted.length === filters.length && wanted.every(([key, value]) => search[key] === value);
  };
  return (
    <nav className="views">
      {views.map((view) => (
        <Go key={view.label} to="." search={view.search} current={is(view)}>
          {view.label}
        </Go>
      ))}
    </nav>
  );
}

function Filters(props: { search: Record<string, string>; change: (change: Search) => void; filters: ReactNode }) {
  const words = useWords();
  const [form] = Form.useForm<Record<string, string | undefined>>();
  // A form keeps its old values when the address changes, so they are set here.
  useEffect(() => {
    form.resetFields();
    form.setFieldsValue(props.search);
  }, [form, props.search]);
  const apply = (values: Record<string, string | undefined>) => {
    const trimmed = Object.entries(values).map(([key, value]) => [key, value?.trim() || undefined]);
    props.change({ ...Object.fromEntries(trimmed), page: undefined });
  };
  const clear = () => {
    const names = Object.keys(form.getFieldsValue(true) as object);
    props.change({ ...Object.fromEntries(names.map((name) => [name, undefined])), page: undefined });
  };
  return (
    // Named, so that its boxes are not taken for those of a form over the page.
    <Form form={form} name="filter" layout="inline" className="filters" onFinish={apply} style={{ marginBottom: 0 }}>
      {props.filters}
      <Button htmlType="submit">{words.kit.filter}</Button>
      <Button type="link" onClick={clear}>
        {words.kit.clear}
      </Button>
    </Form>
  );
}
