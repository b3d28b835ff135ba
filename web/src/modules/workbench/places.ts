/** The list and filter that show exactly the cases of a task. */
import type { Blocker, Task } from '../../api/contract';
import type { Search } from '../../kit/Go';

export function placeOf(task: Task): { to: string; search: Search } {
  return { to: '/review', search: { scope: 'mine', kind: task.kind, stage: task.stage } };
}

/** A hospital looks at its own cases. */
export function hospitalPlace(task: Task): { to: string; search: Search } {
  return { to: '/hospital/findings', search: { kind: task.kind, stage: task.stage } };
}

export function placeOfBlocker(blocker: Blocker, month: string): { to: string; search: Search } {
  return { to: '/review', search: { kind: blocker.kind, stage: blocker.stage, month } };
}
