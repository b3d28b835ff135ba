/** The menu of one person, from the manifests of the modules. */
import type { Me } from '../api/contract';
import { aud } from '../modules/aud/manifest';
import { cat } from '../modules/cat/manifest';
import { clm } from '../modules/clm/manifest';
import { doc } from '../modules/doc/manifest';
import { fin } from '../modules/fin/manifest';
import { his } from '../modules/his/manifest';
import { hos } from '../modules/hos/manifest';
import { insp } from '../modules/insp/manifest';
import { map } from '../modules/map/manifest';
import { mat } from '../modules/mat/manifest';
import { org } from '../modules/org/manifest';
import { pol } from '../modules/pol/manifest';
import { reg } from '../modules/reg/manifest';
import { rev } from '../modules/rev/manifest';
import { spot } from '../modules/spot/manifest';
import { sys } from '../modules/sys/manifest';
import { workbench } from '../modules/workbench/manifest';
import type { Manifest, MenuEntry, MenuGroup } from './manifest';
import { mayUse } from './session';

export const MANIFESTS: Manifest[] = [
  workbench,
  hos,
  reg,
  mat,
  doc,
  rev,
  clm,
  aud,
  cat,
  map,
  pol,
  fin,
  org,
  insp,
  spot,
  his,
  sys,
];

const GROUPS: MenuGroup[] = ['desk', 'hospital', 'review', 'claims', 'finance', 'organisation', 'control'];

/** Entries this person may use: of his side, and leading to what he may ask. */
export function entriesFor(me: Me): MenuEntry[] {
  const side = MANIFESTS.flatMap((manifest) => manifest.menu).filter(
    (entry) => Boolean(entry.hospital) === Boolean(me.provider),
  );
  return side.filter((entry) => !entry.needs || entry.needs.some((name) => mayUse(me, name)));
}

export function groupedFor(me: Me): { group: MenuGroup; entries: MenuEntry[] }[] {
  const entries = entriesFor(me);
  return GROUPS.map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) })).filter(
    (one) => one.entries.length > 0,
  );
}
