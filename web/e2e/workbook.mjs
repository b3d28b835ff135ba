/** A table of texts as the bytes of an Excel file (.xlsx): an archive of five parts, not compressed. */
import { crc32 } from 'node:zlib';

const OFFICE = 'http://schemas.openxmlformats.org';
const sign = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text) => text.replace(/[&<>]/gu, (one) => sign[one]);

export function workbook(rows) {
  const cell = (text, column, row) =>
    `<c r="${letters(column)}${row + 1}" t="inlineStr"><is><t>${escaped(String(text))}</t></is></c>`;
  const cells = (row, at) => row.map((text, column) => (text === '' ? '' : cell(text, column, at))).join('');
  const main = `${OFFICE}/spreadsheetml/2006/main`;
  const relations = `${OFFICE}/officeDocument/2006/relationships`;
  const related = (target, type) =>
    `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="r1" Type="${relations}/${type}" Target="${target}"/></Relationships>`;
  return archive({
    '[Content_Types].xml': `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    '_rels/.rels': related('xl/workbook.xml', 'officeDocument'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related('worksheets/sheet1.xml', 'worksheet'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows.map((row, at) => `<row r="${at + 1}">${cells(row, at)}</row>`).join('')}</sheetData></worksheet>`,
  });
}

/** A, B … Z, AA, AB … */
function letters(column) {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** A ZIP archive of parts stored as they are. */
function archive(parts) {
  const files = [];
  const listed = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(text)];
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); // the version that unpacks it
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(title.length, 22);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), shared, title, bytes);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    listed.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, place, title);
    at += 30 + title.length + bytes.length;
  }
  const list = Buffer.concat(listed);
  const end = Buffer.alloc(18);
  const count = Object.keys(parts).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, list, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
