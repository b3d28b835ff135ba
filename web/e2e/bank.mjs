/** The played bank: reads the instruction file it was sent and answers with its receipt, everything paid. */
import { createHash } from 'node:crypto';

/** Lines before the instructions: name and version, batch, month, count, total, digest. */
const HEAD = 6;

export function receiptOf(instructions, paidOn) {
  let text = 'instruction_id,bank_reference,payee_account,amount_yuan,result,paid_on\n';
  const lines = instructions.trimEnd().split('\n').slice(HEAD);
  for (const [index, line] of lines.entries()) {
    const [id, , , account, , yuan] = fieldsOf(line);
    text += `${id},BK${String(index).padStart(8, '0')},${account},${yuan},done,${paidOn}\n`;
  }
  return `${text}end,${lines.length},${createHash('sm3').update(text).digest('hex')}\n`;
}

/** The fields of a line; one that holds a comma stands in quotation marks. */
function fieldsOf(line) {
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}
