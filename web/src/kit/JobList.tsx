/** The steps of long work with their progress; a number beside every bar. */
import { Progress } from 'antd';

export function JobProgress({
  label,
  done,
  total,
  note,
}: {
  label: string;
  done: number;
  total: number;
  note?: string;
}) {
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
  return (
    <div style={{ minWidth: 140 }}>
      <Progress percent={percent} size="small" showInfo={false} aria-label={label} />
      <span className="soft amount">
        {done} / {total}
      </span>
      {note && <span className="soft"> {note}</span>}
    </div>
  );
}
