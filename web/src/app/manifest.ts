/** What a module offers the shell: its pages and its menu entries. */
import type { ComponentType } from 'react';
import type { Words } from './words';

export interface PageEntry {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Papers for print stand outside the shell. */
  paper?: boolean;
}

export type MenuGroup = 'desk' | 'review' | 'claims' | 'finance' | 'organisation' | 'control' | 'hospital';

export interface MenuEntry {
  key: keyof Words['menu'];
  group: MenuGroup;
  to: string;
  search?: Record<string, string>;
  /** Shown to a person of a provider instead of the agency. */
  hospital?: boolean;
  /** Shown only to those who may use one of these commands or queries; empty: to everyone of that side. */
  needs?: string[];
}

export interface Manifest {
  pages: PageEntry[];
  menu: MenuEntry[];
}
