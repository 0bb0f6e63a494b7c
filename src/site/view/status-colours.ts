/** The colours of the stylesheet for pictures, which cannot ask it; a test holds the two together. */
import type { Status } from '../../model/record.ts';

export interface Colours {
  paper: string;
  sheet: string;
  wash: string;
  ink: string;
  soft: string;
  line: string;
  status: Record<Status, string>;
}

export const COLOURS: Record<'light' | 'dark', Colours> = {
  light: {
    paper: '#fcfbf8',
    sheet: '#ffffff',
    wash: '#f3f0e9',
    ink: '#1b1a17',
    soft: '#66625a',
    line: '#e3dfd6',
    status: {
      draft: '#5f6670',
      proposed: '#8f5200',
      accepted: '#11703f',
      rejected: '#a8261c',
      deprecated: '#6d5a86',
      superseded: '#6d5a86',
      unknown: '#66625a',
    },
  },
  dark: {
    paper: '#16171a',
    sheet: '#1c1e22',
    wash: '#212328',
    ink: '#e9e7e2',
    soft: '#a09c94',
    line: '#2e3137',
    status: {
      draft: '#a3abb8',
      proposed: '#e6ae5c',
      accepted: '#63c990',
      rejected: '#f08b80',
      deprecated: '#b7a3d3',
      superseded: '#b7a3d3',
      unknown: '#a09c94',
    },
  },
};
